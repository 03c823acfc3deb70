"""A scheme pack: the law, the lists and the words of one subsidy scheme.

In: a folder. Out: a ``Scheme`` that answers what held on a day. Nothing of a pack is
code; the same engines serve every pack.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from drempel.engines.index import IndexTable
from drempel.engines.scheme import lists
from drempel.engines.scheme.errors import SchemeError
from drempel.engines.scheme.holidays import Holidays, load_holidays
from drempel.engines.scheme.identity import Identity, load_identity
from drempel.engines.scheme.index_files import load_index
from drempel.engines.scheme.lists import Code, LivingSituation, Mission, Municipality
from drempel.engines.scheme.parameters import Dated, Timeline, in_rule_sets, load_parameters
from drempel.engines.scheme.rule_sets import (
    REMEDY_KINDS,
    Labels,
    Remedy,
    RuleSet,
    load_remedies,
    load_rule_sets,
)
from drempel.engines.scheme.sentences import Sentence, load_phrases, load_sentences


@dataclass(frozen=True, slots=True)
class Law:
    """Everything of a pack that is dated."""

    timelines: Mapping[str, Timeline]
    rule_sets: tuple[RuleSet, ...]
    remedies: Mapping[tuple[str, str], Remedy]
    holidays: Holidays
    index: IndexTable


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything of a pack that is a list."""

    missions: tuple[Mission, ...]
    municipalities: tuple[Municipality, ...]
    codelists: Mapping[str, tuple[Code, ...]]
    living_situations: tuple[LivingSituation, ...]


class Scheme:
    """One loaded pack. Immutable; two loads of one folder are two schemes.

    Questions about law take a day and give what held on it, or a SchemeError.
    """

    def __init__(
        self, identity: Identity, law: Law, lists: Lists, words: Mapping[str, Sentence]
    ) -> None:
        """Keep the loaded parts; ``load_scheme`` is the way to make one.

        words: sentences by key; phrases are the keys that start with "phrase:".
        """
        self.identity, self.law, self._lists, self._words = identity, law, lists, words
        self.key, self.languages = identity.key, identity.languages
        self.authority, self.folder = identity.authority, identity.folder
        self.index, self.holiday_rules = law.index, law.holidays
        self.municipalities = lists.municipalities
        self.living_situations = lists.living_situations
        self.missions = lists.missions
        self.axes = self._layer("axis")
        self.service_lines = self._layer("service_line")
        self.basic_missions = self._layer("basic_mission")
        self.specific_missions = self._layer("specific_mission")
        self.letters_path = identity.folder / "letters"

    def _layer(self, layer: str) -> tuple[Mission, ...]:
        return tuple(one for one in self.missions if one.layer == layer)

    def name(self, lang: str) -> str:
        """Return the name of the scheme."""
        return self.text(self.identity.names, lang)

    def text(self, labels: Mapping[str, str], lang: str) -> str:
        """Choose a label; a language that is absent gets the pack's first language."""
        return labels[lang] if lang in labels else labels[self.languages[0]]

    def parameter(self, name: str, on: date) -> Dated:
        """Return the version of a parameter ("award.floor") in force on a day.

        SchemeError for an unknown name and for a day without a known value.
        """
        return self.timeline(name).on(on)

    def timeline(self, name: str) -> Timeline:
        """Return all versions of a parameter; SchemeError for an unknown name."""
        if name not in self.law.timelines:
            file, _, table = name.partition(".")
            raise SchemeError(
                f"the parameter {name} is not known in the scheme {self.key}; "
                f"expected a table [[{table}]] in parameters/{file}.toml"
            )
        return self.law.timelines[name]

    def parameters(self) -> list[Dated]:
        """List every version of every parameter, for pages that show the rules."""
        return [one for line in self.law.timelines.values() for one in line.versions]

    def rule_sets(self) -> tuple[RuleSet, ...]:
        """List the rule sets, oldest first."""
        return self.law.rule_sets

    def rule_set(self, on: date) -> RuleSet:
        """Return the rule set in force on a day; SchemeError when there is none."""
        for one in self.law.rule_sets:
            if one.covers(on):
                return one
        raise SchemeError(
            f"no rule set is in force on {on.isoformat()}; "
            f"the first one starts on {self.law.rule_sets[0].since.isoformat()}"
        )

    def remedies(self, on: date) -> dict[str, Remedy]:
        """Return the remedies against a decision notified on a day, by kind."""
        key = self.rule_set(on).key
        return {
            kind: self.law.remedies[key, kind]
            for kind in REMEDY_KINDS
            if (key, kind) in self.law.remedies
        }

    def remedy_gaps(self, on: date) -> list[str]:
        """Name what is missing before a decision may be notified on a day.

        Items are like "internal_appeal.days"; an empty list means that nothing is.
        """
        known = self.remedies(on)
        return [
            f"{kind}.{gap}"
            for kind in REMEDY_KINDS
            for gap in (known[kind].gaps() if kind in known else ["all"])
        ]

    def codelist(self, name: str) -> tuple[Code, ...]:
        """Return the entries of a code list in their order; SchemeError if unknown."""
        if name not in self._lists.codelists:
            raise SchemeError(f"the code list {name} is not known in the scheme {self.key}")
        return self._lists.codelists[name]

    def codelists(self) -> list[str]:
        """List the names of the code lists."""
        return list(self._lists.codelists)

    def mission(self, code: str) -> Mission:
        """Return an axis, service line or mission by its code; SchemeError if unknown."""
        for one in self.missions:
            if one.code == code:
                return one
        raise SchemeError(f"the mission {code} is not known in the scheme {self.key}")

    def holidays(self, year: int, *, administration: bool = False) -> dict[date, Labels]:
        """Return the holidays of a year by day; administration: with its extra days."""
        rules = self.holiday_rules
        chosen = (*rules.legal, *(rules.administration if administration else ()))
        return {rule.in_year(year): rule.labels for rule in reversed(chosen)}

    def template(self, key: str) -> Sentence:
        """Return the sentence of a key, to be filled later; SchemeError if unknown."""
        try:
            return self._words[key]
        except KeyError:
            raise SchemeError(f"the sentence {key} is not known in the scheme {self.key}") from None

    def sentence(self, key: str, lang: str, **values: object) -> str:
        """Write a sentence of sentences.toml; values: see ``wording.write``."""
        return self.template(key).fill(lang, values)

    def phrase(self, key: str, lang: str, **values: object) -> str:
        """Write a phrase of phrases.csv; values: see ``wording.write``."""
        return self.template(f"phrase:{key}").fill(lang, values)

    def phrases(self) -> list[str]:
        """List the keys of the phrases."""
        return [key.removeprefix("phrase:") for key in self._words if key.startswith("phrase:")]

    def sentences(self) -> list[str]:
        """List the keys of the sentences."""
        return [key for key in self._words if not key.startswith("phrase:")]


def load_scheme(path: str | Path, overlay: str | None = None) -> Scheme:
    """Load and check a pack.

    overlay: name of a file of the pack ("demonstration" for demonstration.toml) whose
    assumed remedies fill what the law does not say. SchemeError for whatever is wrong.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise SchemeError.at(str(path), "no such folder", "the folder of a scheme pack")
    return _load(folder, overlay)


def _load(folder: Path, overlay: str | None) -> Scheme:
    identity = load_identity(folder)
    languages = identity.languages
    rule_sets = load_rule_sets(folder, languages)

    def key_on(day: date) -> str:
        return next((one.key for one in rule_sets if one.covers(day)), "")

    law = Law(
        timelines={
            name: in_rule_sets(timeline, key_on)
            for name, timeline in load_parameters(folder, languages).items()
        },
        rule_sets=rule_sets,
        remedies=_remedies(folder, overlay, languages),
        holidays=load_holidays(folder, languages),
        index=load_index(folder),
    )
    content = Lists(
        missions=lists.load_missions(folder, languages),
        municipalities=lists.load_municipalities(folder, languages),
        codelists=lists.load_codelists(folder, languages),
        living_situations=lists.load_living_situations(folder, languages),
    )
    phrases = load_phrases(folder, languages)
    words = load_sentences(folder, languages) | {
        f"phrase:{key}": phrase for key, phrase in phrases.items()
    }
    return Scheme(identity, law, content, words)


def _remedies(
    folder: Path, overlay: str | None, languages: Sequence[str]
) -> dict[tuple[str, str], Remedy]:
    found = load_remedies(folder, "remedies.toml", languages)
    if overlay is None:
        return found
    added = load_remedies(folder, f"{overlay}.toml", languages)
    for one in added.values():
        if one.status != "assumed" or not one.note:
            raise SchemeError.at(
                f"{overlay}.toml, {one.kind}", one.status, "assumed values with a note"
            )
    return found | added


@lru_cache(maxsize=8)
def cached_scheme(path: str, overlay: str | None = None) -> Scheme:
    """Load a pack once per process; a pack does not change while a process runs."""
    return load_scheme(path, overlay)
