"""Random records of every kind for property tests: what people write, and worse."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from drempel.apps.activity.models import Record
from drempel.apps.activity.scheme import book
from drempel.apps.activity.services import Entry, Invalid, store_record
from drempel.apps.activity.services.housing import PERIODS
from drempel.apps.kernel.actors import SYSTEM
from drempel.engines.records import Field, Kind
from tests.apps.activity.builders import TODAY, written_for

SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
TEXTS = st.one_of(
    st.text(SIGNS | st.sampled_from("\n\t\"';,|=+-@"), max_size=60),
    st.sampled_from(
        [
            *(
                "=1+1",
                "'=1+1",
                "''-x",
                "+32 2 555 00 00",
                "@SUM(A1)",
                "-",
                "'",
                '"',
                '""',
                "a\r\nb",
            ),
            *(
                "sep=;",
                "\u2028x",
                "a\nb\n\nc",
                "1,5",
                "2026-11-24",
                "TRUE",
                "ß’œ",
                "אב",
                "𝒳",
                "0012",
            ),
            *("_x000D_", "&amp;", "<b>", "]]>", "\u00a0x", "a\tb", "x;y|z,w", "\\n", "é"),
        ]
    ),
)
DAYS = st.dates(date(2019, 1, 1), TODAY)


def text_of(one: Field) -> st.SearchStrategy[str]:
    """Written values of one field, empty included when it may be."""
    if one.is_coded:
        codes = [entry.code for entry in book().entries(one.target)]
        if one.type == "code":
            return st.sampled_from(codes + (sorted(book().reasons) if one.has_reasons else []))
        return st.lists(st.sampled_from(codes), min_size=1, max_size=9, unique=True).map(";".join)
    return {
        "text": TEXTS,
        "long_text": TEXTS,
        "integer": st.integers(max(one.least, 1), 10**6).map(str),
        "year": st.integers(1900, 2100).map(str),
        "decimal": st.decimals(0, 99_999, places=2).map(str),
        "money": st.decimals(0, 10**9, places=2).map(str),
        "date": DAYS.map(str),
        "boolean": st.sampled_from(["yes", "no"]),
    }[one.type]


@st.composite
def written(draw: Any, kind: Kind, pool: dict[str, Record]) -> dict[str, str]:
    """Texts of a record that is right or nearly so; it refers to the records of the pool."""
    found = {"service_line": "A1-G"} | written_for(kind)
    for one in kind.own_fields:
        if one.is_computed:
            continue
        if one.type == "reference":
            if one.target != kind.code and (one.required == "yes" or draw(st.booleans())):
                found[one.name] = pool[one.target].uid
        elif draw(st.booleans()):
            found[one.name] = draw(text_of(one))
    if kind.code in PERIODS:
        start = draw(st.dates(date(2019, 1, 1), date(2025, 6, 1)))
        found |= {"start_on": str(start), "planned_end_on": ""}
        found["end_on"] = str(start + timedelta(days=draw(st.integers(0, 20))))
        found["destination"] = (
            draw(text_of(kind.field("destination"))) if kind.code == "stay" else ""
        )
    return found


def store(kind: Kind, association: Any, texts: dict[str, str], uid: str) -> Record | None:
    """Store it, without what goes against a rule; None when it cannot be made right."""
    for _ in range(4):
        try:
            return store_record(
                kind=kind,
                association_id=association.pk,
                written=texts,
                by=SYSTEM,
                on=TODAY,
                entry=Entry(uid=uid),
            ).record
        except Invalid as error:
            wrong = {one.field for one in error.faults}
            needed = written_for(kind)
            texts = {name: text for name, text in texts.items() if name not in wrong}
            texts |= {name: needed[name] for name in wrong if name in needed}
            texts.pop(kind.end, None)
            texts |= _one_of(kind, texts)
    return None


def _one_of(kind: Kind, texts: dict[str, str]) -> dict[str, str]:
    """Of fields that go instead of each other, the first."""
    for rule in kind.rules:
        if rule.check == "one_of":
            return {name: "" for name in rule.fields[1:] if texts.get(rule.fields[0])}
    return {}
