"""The check of a whole pack: everything is loaded, and everything the engines need is there.

In: the folder of a pack. Out: a summary. SchemeError with the place of the first fault.
"""

from datetime import date
from pathlib import Path

from drempel.engines.award.rules import check_rules
from drempel.engines.award.sentences import SENTENCES as AWARD_SENTENCES
from drempel.engines.deadlines.explain import check_clocks
from drempel.engines.deadlines.sentences import SENTENCES as DEADLINE_SENTENCES
from drempel.engines.funders import load_templates as load_funders
from drempel.engines.index import UnknownFigure
from drempel.engines.indicators import Evaluator, load_catalogue
from drempel.engines.indicators.catalogue import FOLDER
from drempel.engines.report import load_checks, load_printing, load_templates
from drempel.engines.scheme import REMEDY_KINDS, Scheme, SchemeError, load_scheme

_YEARLY = ("payments.report_due", "payments.justification_due")
_PAYMENT_SENTENCES = {
    "payment.first_instalment": {"start", "length"},
    "payment.balance": {"start", "length"},
    "payment.not_notified": set(),
}
# Codes that the road itself stores: pages and letters name them in the pack's words.
_CODES = {
    "opinion_kind": {"FAVOURABLE", "WITH_REMARKS", "CONDITIONAL", "UNFAVOURABLE"},
    "opinion_body": {"FINANCE_INSP"},
    "decision_outcome": {"GRANTED", "GRANTED_PART", "REFUSED"},
    "suspension_ground_kind": set(),
}
OVERLAY = "demonstration"


def check_scheme(path: Path) -> str:
    """Check a pack, and its demonstration overlay when it has one; return a summary."""
    scheme = load_scheme(path)
    if (path / f"{OVERLAY}.toml").exists():
        _check_remedies(load_scheme(path, OVERLAY))
    check_rules(scheme)
    check_clocks(scheme)
    _check_yearly_days(scheme)
    _check_accreditation(scheme)
    _check_index(scheme)
    _check_sentences(scheme)
    _check_codes(scheme)
    _check_remedies(scheme)
    _check_indicators(scheme)
    _check_report(scheme)
    _check_funders(scheme)
    return _summary(scheme)


def _check_indicators(scheme: Scheme) -> None:
    """Make every version of every figure ready, with words in each language; none is no error."""
    if not (scheme.folder / FOLDER).exists():
        return
    try:
        found = load_catalogue(scheme)
        figures = [figure for one in found.indicators for figure in one.figures]
        for year in sorted({figure.since.year for figure in figures}):
            Evaluator(found.figures(year), found.rules)
    except ValueError as error:
        raise SchemeError(f"{FOLDER}: {error}") from None
    named = [(one.code, one.labels) for one in found.indicators]
    for code, labels in [*named, *((one.code, one.labels) for one in figures)]:
        lacking = [lang for lang in scheme.languages if not labels.get(lang)]
        if lacking:
            raise SchemeError(f"{FOLDER}: {code} has no words in {', '.join(lacking)}")


def _check_report(scheme: Scheme) -> None:
    """Read every version of the report, and what is looked at before it is sent."""
    try:
        load_templates(scheme)
        load_checks(scheme)
        load_printing(scheme)
    except ValueError as error:
        raise SchemeError(f"report: {error}") from None


def _check_funders(scheme: Scheme) -> None:
    """Read every version of every funder's template against the catalogue; none is no error."""
    try:
        load_funders(scheme)
    except ValueError as error:
        raise SchemeError(f"funders: {error}") from None


def _check_index(scheme: Scheme) -> None:
    """Look whether the series and base of the award are among the figures."""
    for version in scheme.timeline("award.index_base").versions:
        series = scheme.parameter("award.index_series", version.since).value
        try:
            scheme.index.months(series, str(version.value))
        except UnknownFigure as error:
            raise SchemeError(f"{version.place}: {error}") from None


def _check_yearly_days(scheme: Scheme) -> None:
    expected = "month, day and years_after, like 3, 31 and 1"
    for name in _YEARLY:
        for version in scheme.timeline(name).versions:
            value = version.value if isinstance(version.value, dict) else {}
            whole = all(type(one) is int and one >= 0 for one in value.values())
            if set(value) != {"month", "day", "years_after"} or not whole:
                raise SchemeError.at(version.place, repr(version.value), expected)
            try:
                date(2001, value["month"], value["day"])
            except ValueError:
                raise SchemeError.at(version.place, repr(value), expected) from None


def _check_accreditation(scheme: Scheme) -> None:
    limits = {"accreditation.duration_months": 600, "accreditation.circular_month": 12}
    for version in scheme.parameters():
        last = limits.get(version.name)
        if last is None:
            continue
        value = version.value
        if type(value) is not int or version.is_money or not 1 <= value <= last:
            raise SchemeError.at(version.place, repr(value), f"a whole number, 1 to {last}")
    scheme.timeline("accreditation.duration_months")


def _check_codes(scheme: Scheme) -> None:
    """Look for the code lists, and the codes in them, that the road cannot do without."""
    for name, needed in _CODES.items():
        if name not in scheme.codelists():
            raise SchemeError.at("codelists.csv", f"no list {name}", "that list with its codes")
        present = {entry.code for entry in scheme.codelist(name)}
        if missing := sorted(needed - present):
            raise SchemeError.at(
                f"codelists.csv, {name}", f"no {missing[0]}", f"the codes {sorted(needed)}"
            )


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
    """Every rule set tells every remedy; what is not marked unknown must be complete."""
    keys = {one.key for one in scheme.rule_sets()}
    for (rule_set, kind), remedy in scheme.law.remedies.items():
        place = f"remedies.toml, [[remedy]] {rule_set} {kind}"
        if rule_set not in keys:
            raise SchemeError.at(
                place, f"rule_set {rule_set!r}", "one of " + ", ".join(sorted(keys))
            )
        if remedy.status != "unknown" and remedy.gaps():
            raise SchemeError.at(
                place, f"no {', '.join(remedy.gaps())}", 'them all, or status = "unknown"'
            )
    for key in keys:
        for kind in REMEDY_KINDS:
            if (key, kind) not in scheme.law.remedies:
                raise SchemeError.at(
                    f"remedies.toml, [[remedy]] {key} {kind}", "nothing", "a block"
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
