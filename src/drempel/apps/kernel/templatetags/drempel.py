"""What templates need to write figures, dates, codes and labels in the reader's language.

In: cents, dates, codes and dictionaries of labels. Out: plain text. The spelling of figures and
dates is the engines' (``drempel.engines.wording``), so a page and a letter never differ.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from drempel.engines import wording

register = template.Library()

NO_BREAK = wording.NO_BREAK


def _lang() -> str:
    return (get_language() or "en")[:2]


def _empty(value: object) -> bool:
    return value is None or value == ""


@register.filter
def amount(cents: int | None) -> str:
    """Cents without a sign: "31 658,30", "31.658,30", "31,658.30"."""
    return "" if _empty(cents) else wording.figure(int(cents), _lang())


@register.filter
def money(cents: int | None) -> str:
    """Cents with the euro sign where the language puts it."""
    if _empty(cents):
        return ""
    lang, figure = _lang(), wording.figure(abs(int(cents)), _lang())
    minus = "−" if int(cents) < 0 else ""
    if lang == "fr":
        return f"{minus}{figure}{NO_BREAK}€"
    return f"€{NO_BREAK}{minus}{figure}" if lang == "nl" else f"{minus}€{figure}"


@register.filter
def whole(number: int | None) -> str:
    """A count with its thousands apart."""
    return "" if _empty(number) else wording.whole(int(number), _lang())


@register.filter
def decimal(value: Any) -> str:
    """A decimal figure as its source printed it, with the reader's comma or point."""
    return "" if _empty(value) else wording.decimal(value, _lang())


@register.filter
def share(ratio: float | None) -> str:
    """A part of one as a whole percentage: 0.79 gives "79 %" (French), "79%" (others)."""
    if ratio is None:
        return ""
    gap = NO_BREAK if _lang() in {"fr", "nl"} else ""
    return f"{round(float(ratio) * 100)}{gap}%"


def _day_of(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def day(on: date | None) -> str:
    return wording.day(_day_of(on), _lang()) if on else ""


@register.filter
def weekday_day(on: date | None) -> str:
    return wording.weekday_day(_day_of(on), _lang()) if on else ""


@register.filter
def short_day(on: date | None) -> str:
    """The day for a narrow column: "24.11.2026"."""
    return _day_of(on).strftime("%d.%m.%Y") if on else ""


@register.filter
def iso_day(on: date | None) -> str:
    """For the datetime attribute, which machines read."""
    return _day_of(on).isoformat() if on else ""


@register.filter
def month(value: str | date | None) -> str:
    """A month: "2025-12" or a date gives "décembre 2025"."""
    if not value:
        return ""
    return wording.month(value if isinstance(value, str) else f"{value:%Y-%m}", _lang())


@register.filter
def moment(at: datetime | None) -> str:
    """An instant in Brussels: "24 novembre 2026 à 14:32"."""
    if not at:
        return ""
    here = timezone.localtime(at)
    joint = {"fr": " à ", "nl": " om "}.get(_lang(), ", ")
    return f"{wording.day(here.date(), _lang())}{joint}{here:%H:%M}"


@register.filter
def hour(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""


@register.filter
def enterprise_number(number: str | None) -> str:
    """Ten digits as people know them: "0123.456.749"."""
    digits = "".join(c for c in str(number or "") if c.isdigit())
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}" if len(digits) == 10 else str(number or "")


@register.filter
def iban(number: str | None) -> str:
    """In groups of four."""
    plain = "".join(str(number or "").split()).upper()
    return NO_BREAK.join(plain[i : i + 4] for i in range(0, len(plain), 4))


@register.filter
def masked_iban(number: str | None) -> str:
    """The first and last four signs: enough to recognise one's own account, no more."""
    plain = "".join(str(number or "").split()).upper()
    return f"{plain[:4]}{NO_BREAK}…{NO_BREAK}{plain[-4:]}" if len(plain) > 8 else plain


@register.filter
def label(labels: Any) -> str:
    """The reader's language out of {"fr", "nl", "en"}; a plain text stays as it is."""
    if not isinstance(labels, Mapping):
        return "" if labels is None else str(labels)
    order = (_lang(), "en", "fr", "nl")
    return next((str(labels[code]) for code in order if labels.get(code)), "")


@register.filter
def french(text: Any) -> str:
    """Give a text that is shown in French its no-break spaces; others stay as they are."""
    return wording.french_spaces(str(text)) if _lang() == "fr" else str(text)


@register.filter
def percent(ratio: float | None) -> str:
    """A part of one as a width for a drawing: never with a comma, between 0 and 100."""
    return f"{min(max(float(ratio or 0), 0.0), 1.0) * 100:.1f}%"


@register.filter
def get(mapping: Any, key: str) -> Any:
    """An item that may be missing; None then. For the parts, whose keys are optional."""
    if isinstance(mapping, Mapping):
        return mapping.get(key)
    return getattr(mapping, key, None)


@register.filter
def count_done(tasks: Iterable[Any]) -> int:
    return sum(1 for task in tasks if get(task, "state") == "done")


@register.filter
def anchor(field: BoundField) -> str:
    """The id an error links to: the field, or the first of its choices."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def many_choices(field: BoundField) -> bool:
    """Whether the field is a group of radio buttons or tick boxes."""
    return bool(field.use_fieldset) and hasattr(field.field.widget, "choices")


@register.filter
def option_groups(field: BoundField) -> list[tuple[str, list[Any]]]:
    """The choices of a field under the headings they were given; one nameless group without."""
    groups: list[tuple[str, list[Any]]] = []
    options = iter(field)
    for name, group in _headed(field.field.choices):
        groups.append((name, [next(options) for _choice in group]))
    return groups


def _headed(choices: Iterable[tuple[Any, Any]]) -> list[tuple[str, list[Any]]]:
    """Choices as (heading, choices) pairs; neighbours without heading stay together."""
    groups: list[tuple[str, list[Any]]] = []
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            groups.append((str(value), list(label)))
        elif groups and not groups[-1][0]:
            groups[-1][1].append((value, label))
        else:
            groups.append(("", [(value, label)]))
    return groups


@register.filter
def widget_kind(field: BoundField) -> str:
    """ "checkbox" for a single tick box, "file" for a file, else ""."""
    kind = getattr(field.field.widget, "input_type", "")
    if kind == "checkbox" and not many_choices(field):
        return "checkbox"
    return "file" if kind == "file" else ""


@register.simple_tag
def control(field: BoundField, *, hint: str = "") -> SafeString:
    """Draw the widget of a field, tied to its hint and its error."""
    ids = [f"{field.auto_id}_hint"] if hint or field.help_text else []
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    attrs: dict[str, Any] = {"aria-describedby": " ".join(ids)} if ids else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.simple_tag(takes_context=True)
def problems(context: Context) -> list[dict[str, Any]]:
    """Every error of the form and of the formset at hand: what it says, and where it leads."""
    form, formset = context.get("form"), context.get("formset")
    found: list[dict[str, Any]] = []
    for one in [*([form] if form else []), *(formset or [])]:
        found += [{"text": str(text), "anchor": ""} for text in one.non_field_errors()]
        for field in one:
            found += [
                {"text": str(text), "anchor": anchor(field), "label": str(field.label)}
                for text in field.errors
            ]
    if formset:
        found += [{"text": str(text), "anchor": ""} for text in formset.non_form_errors()]
    times = Counter(problem["text"] for problem in found)
    return [problem | {"repeated": times[problem["text"]] > 1} for problem in found]


@register.simple_tag(takes_context=True)
def page_address(context: Context, number: int) -> str:
    """The address of this list at another page, with its filters kept."""
    query = context["request"].GET.copy() if "request" in context else None
    if query is None:
        return f"?page={number}"
    query["page"] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def bar_parts(context: Context) -> dict[str, str]:
    """Where the pieces ``used`` and ``paused`` of a bar end: a drawing without inline style."""
    used, paused = float(context.get("used") or 0), float(context.get("paused") or 0)
    return {"used": percent(used), "to": percent(used + paused)}


@register.filter
def nth(items: Any, index: int) -> Any:
    """The item at a place, or None beyond the end."""
    return items[index] if index < len(items) else None


@register.filter
def minus(number: int) -> int:
    return -number


@register.filter
def elided(paginator: Any, number: int) -> list[int | None]:
    """Numbers of pages around one, with None where some are left out."""
    pages = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return [page if isinstance(page, int) else None for page in pages]


@register.filter
def blank(cell: Mapping[str, Any]) -> bool:
    """Whether a cell of a table shows nothing: a card on a phone leaves it out."""
    shown = (cell.get(key) for key in ("text", "cents", "day", "moment", "ratio", "note"))
    return all(value is None or value == "" for value in shown)
