"""Steps of a reckoning, their sentences, and a digest of everything that counted.

In: named values, parameter versions and sentence templates. Out: a trace that can be
shown in every language of its pack, and stored. The storage format is the plain dict
of ``Trace.as_dict``: what is shown years later is read from it, nothing is recomputed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol

from drempel.engines import money
from drempel.engines.wording import Cents


class Template(Protocol):
    """A sentence in several languages that waits for its values."""

    key: str

    def fill(self, lang: str, values: Mapping[str, object]) -> str:
        """Write the sentence in one language."""
        ...


class Version(Protocol):
    """One dated version of a parameter, as a trace needs it."""

    @property
    def fingerprint(self) -> str:
        """The digest of the version: it stands for it in the digest of a trace."""
        ...

    def as_version(self) -> Mapping[str, Any]:
        """Name, first day, value, status, law and source, ready for JSON."""
        ...


class Line(NamedTuple):
    """A sentence template with the values that fill it."""

    template: Template
    values: Mapping[str, object]

    def text(self, lang: str) -> str:
        """Write the line in one language."""
        return self.template.fill(lang, self.values)


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def canonical_json(value: object) -> bytes:
    """Encode to the one JSON form that digests are made of.

    Sorted keys, no spaces, UTF-8 as it is. TypeError for what JSON does not know,
    ValueError for a float that is no number.
    """
    return _ENCODER.encode(value).encode()


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical JSON as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _plain(value: object) -> object:
    """Turn one input into what a trace stores: money and dates become texts."""
    kind = type(value)
    if kind is Cents:
        return money.plain(int(value))  # type: ignore[call-overload]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reckoning.

    inputs: named values (Cents for money). formula: the figures as reckoned, in no
    language ("27500.00 × 136.69 ÷ 129.53"). result_cents: the amount after the step.
    versions: the parameter versions the step read. law: labels by language. lines:
    the sentence, and a second one when something must be added. changed: whether the
    amount differs from the one before. is_estimated: a figure stood in for a later one.
    """

    key: str
    inputs: Mapping[str, object]
    formula: str
    result_cents: int
    versions: tuple[Version, ...]
    law: Mapping[str, str]
    lines: tuple[Line, ...]
    changed: bool
    is_estimated: bool = False

    def text(self, lang: str) -> str:
        """Tell the step in one language."""
        return " ".join([line.text(lang) for line in self.lines])

    def law_in(self, lang: str) -> str:
        """Return the legal reference in a language, or in the first one there is."""
        return self.law[lang] if lang in self.law else next(iter(self.law.values()))

    def sealed(self) -> dict[str, Any]:
        """Return what the digest covers: a parameter version stands as its fingerprint.

        Wording stays out: a corrected sentence must not change the digest of an amount.
        """
        return {
            "key": self.key,
            "inputs": {name: _plain(value) for name, value in self.inputs.items()},
            "formula": self.formula,
            "result": money.plain(self.result_cents),
            "changed": self.changed,
            "estimated": self.is_estimated,
            "sentences": [line.template.key for line in self.lines],
            "parameters": [version.fingerprint for version in self.versions],
        }

    def told(self, languages: Iterable[str]) -> dict[str, Any]:
        """Return what is added to the sealed part for people to read."""
        return {
            "parameters": [version.as_version() for version in self.versions],
            "text": {lang: self.text(lang) for lang in languages},
            "law": self.law_in("en"),
            "law_text": dict(self.law),
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """A reckoning that can be read, stored and checked.

    case: the normalised case, ready for JSON. figures: the index figures used, each
    with series, base, month, value and status. languages: those of the pack.
    """

    case: Mapping[str, object]
    steps: tuple[Step, ...]
    figures: tuple[Mapping[str, str], ...]
    languages: tuple[str, ...]

    @property
    def is_estimate(self) -> bool:
        """Whether a step used an earlier figure because its own is not published yet."""
        return any(step.is_estimated for step in self.steps)

    def sealed(self) -> dict[str, Any]:
        """Return what the digest covers: case, steps, and the figures they used."""
        return {
            "case": self.case,
            "steps": [step.sealed() for step in self.steps],
            "figures": list(self.figures),
        }

    def digest(self) -> str:
        """Return the SHA-256 over the sealed form as 64 hexadecimal digits."""
        return digest(self.sealed())

    def as_dict(self) -> dict[str, Any]:
        """Return the stored form: the trace, its digest, every step in every language."""
        stored = self.sealed()
        seal = digest(stored)
        stored["steps"] = [
            step | taken.told(self.languages)
            for step, taken in zip(stored["steps"], self.steps, strict=True)
        ]
        return {**stored, "digest": seal}


_TOLD = ("text", "law", "law_text")


def is_intact(stored: Mapping[str, Any]) -> bool:
    """Tell whether a stored trace still has the digest it was stored with."""
    steps = [
        {name: value for name, value in step.items() if name not in _TOLD}
        | {"parameters": [digest(version) for version in step["parameters"]]}
        for step in stored["steps"]
    ]
    sealed = {"case": stored["case"], "steps": steps, "figures": stored["figures"]}
    return digest(sealed) == str(stored["digest"])
