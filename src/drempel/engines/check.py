"""The check of a whole pack: everything is loaded, and everything the engines need is there.

In: the folder of a pack. Out: a summary. SchemeError with the place of the first fault.
"""

from datetime import date
from pathlib import Path

from drempel.engines.award.rules import check_rules
from drempel.engines.award.sentences import SENTENCES as AWARD_SENTENCES
from drempel.engines.deadlines.explain import check_clocks
from drempel.engines.deadlines.sentences import SENTENCES as DEADLINE_SENTENCES
from drempel.engines.scheme import Scheme, SchemeError, load_scheme

_YEARLY = ("payments.report_due", "payments.justification_due")
_PAYMENT_SENTENCES = {
    "payment.first_instalment": {"start", "length"},
    "payment.balance": {"start", "length"},
    "payment.not_notified": set(),
}
OVERLAY = "demonstration"


def check_scheme(path: Path) -> str:
    """Check a pack, and its demonstration overlay when it has one; return a summary."""
    scheme = load_scheme(path)
    if (path / f"{OVERLAY}.toml").exists():
        load_scheme(path, OVERLAY)
    check_rules(scheme)
    check_clocks(scheme)
    _check_yearly_days(scheme)
    _check_duration(scheme)
    _check_sentences(scheme)
    _check_remedies(scheme)
    return _summary(scheme)


def _check_yearly_days(scheme: Scheme) -> None:
    for name in _YEARLY:
        for version in scheme.timeline(name).versions:
            value, expected = version.value, "month, day and years_after, like 3, 31 and 1"
            if not isinstance(value, dict) or set(value) != {"month", "day", "years_after"}:
                raise SchemeError.at(version.place, repr(value), expected)
            try:
                date(2001, value["month"], value["day"])
            except (TypeError, ValueError):
                raise SchemeError.at(version.place, repr(value), expected) from None


def _check_duration(scheme: Scheme) -> None:
    for version in scheme.timeline("accreditation.duration_months").versions:
        if type(version.value) is not int or version.is_money or version.value < 1:
            raise SchemeError.at(version.place, repr(version.value), "a whole number of months")


def _check_sentences(scheme: Scheme) -> None:
    """Compare the placeholders of every sentence with the values the engines give it."""
    needed = AWARD_SENTENCES | DEADLINE_SENTENCES | _PAYMENT_SENTENCES
    for series, _ in scheme.index.series():
        needed = needed | {f"award.series.{series}": set()}
    known = set(scheme.sentences())
    for key, given in needed.items():
        if key not in known:
            raise SchemeError.at(f"sentences.toml, table [{key}]", "nothing", "this sentence")
        extra = scheme.template(key).names - given
        if extra:
            raise SchemeError.at(
                f"sentences.toml, table [{key}]",
                "the placeholder " + ", ".join(sorted(extra)),
                "only " + (", ".join(sorted(given)) or "none"),
            )


def _check_remedies(scheme: Scheme) -> None:
    keys = {one.key for one in scheme.rule_sets()}
    for rule_set, kind in scheme.law.remedies:
        if rule_set not in keys:
            raise SchemeError.at(
                f"remedies.toml, {kind}",
                f"rule_set {rule_set!r}",
                "one of " + ", ".join(sorted(keys)),
            )


def _summary(scheme: Scheme) -> str:
    versions = scheme.parameters()
    assumed = sum(one.is_assumed for one in versions)
    figures = sum(len(scheme.index.months(*pair)) for pair in scheme.index.series())
    return "\n".join(
        [
            f"scheme {scheme.key}: {', '.join(scheme.languages)}",
            f"rule sets: {', '.join(one.key for one in scheme.rule_sets())}",
            f"parameter versions: {len(versions)}, of which assumed: {assumed}",
            f"index figures: {figures}",
            f"missions: {len(scheme.missions)}, municipalities: {len(scheme.municipalities)}, "
            f"code lists: {len(scheme.codelists())}, holidays: {len(scheme.holiday_rules.legal)}",
            f"sentences: {len(scheme.sentences())}, phrases: {len(scheme.phrases())}",
        ]
    )
