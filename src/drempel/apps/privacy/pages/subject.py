"""One household's data as a file to hand over: a page to read, and the same as JSON.

In: what is held on it. Out: a ZIP, in the language of the association.
"""

import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone, translation

from drempel.apps.activity.models import FileView, Record
from drempel.apps.activity.rule_words import RULE_NAMES
from drempel.apps.activity.scheme import in_language, kind_label
from drempel.apps.activity.shown import own_value, text_of, title_of
from drempel.apps.kernel.templatetags.drempel import moment
from drempel.apps.privacy.selectors.subject import Held
from drempel.apps.privacy.words import ACT_WORDS
from drempel.engines.records import kind_of
from drempel.engines.records.writing import write_value

_STYLE = "privacy/copy.css"
# Fixed, so that the same data give the same file.
_STAMP = (2000, 1, 1, 0, 0, 0)


def subject_zip(held: Held, on: date) -> bytes:
    """``file.html`` to read, ``data.json`` for another system, and the style of the page."""
    association = held.file.association
    with translation.override(association.language):
        shown = {
            "association": association,
            "title": title_of(held.file, shows=True),
            "on": on,
            "parts": [
                {
                    "label": kind_label(kind, many=len(rows) > 1),
                    "records": [_shown(record, held) for record in rows],
                }
                for kind, rows in held.records
            ],
            "views": [_view(view) for view in held.views],
        }
        page = render_to_string("privacy/copy.html", shown)
        data = json.dumps(_data(held, on), ensure_ascii=False, indent=1)
    place = BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (("file.html", page), ("data.json", data), ("copy.css", _style())):
            file.writestr(zipfile.ZipInfo(name, _STAMP), text.encode())
    return place.getvalue()


def _style() -> str:
    return Path(str(finders.find(_STYLE))).read_text(encoding="utf-8")


def _shown(record: Record, held: Held) -> dict[str, Any]:
    """Every field that holds something, with its label."""
    facts = [
        {"label": in_language(one.labels), "text": text}
        for one in record.KIND.fields
        if (text := text_of(one, record, shows=True))
    ]
    for key, value in record.own.items():
        one = held.own.get((record.KIND.code, key))
        label, type_ = (one.label, one.type) if one else (key, "")
        facts.append({"label": label, "text": own_value(type_, value)})
    for exception in held.exceptions:
        if (exception.kind, exception.uid) == (record.KIND.code, record.uid):
            label = str(RULE_NAMES[exception.rule])
            facts.append({"label": label, "text": exception.reason})
    tags = [held.tags[key].label if key in held.tags else key for key in record.own_tags]
    return {"title": title_of(record, shows=True), "facts": facts, "tags": ", ".join(tags)}


def _view(view: FileView) -> dict[str, Any]:
    return {
        "moment": moment(view.at),
        "text": f"{kind_label(kind_of(view.kind))} – {ACT_WORDS.get(view.act, view.act)}",
    }


def _data(held: Held, on: date) -> dict[str, Any]:
    association = held.file.association
    return {
        "made_on": on.isoformat(),
        "controller": association.name,
        "enterprise_number": association.enterprise_number,
        "records": {
            kind.code: [_written(record) for record in rows] for kind, rows in held.records
        },
        "exceptions": [
            {
                "rule": exception.rule,
                "kind": exception.kind,
                "id": exception.uid,
                "reason": exception.reason,
                "on": exception.lifted_on.isoformat(),
            }
            for exception in held.exceptions
        ],
        "looks": [
            {
                "at": timezone.localtime(view.at).isoformat(timespec="seconds"),
                "kind": view.kind,
                "id": view.uid,
                "act": view.act,
            }
            for view in held.views
        ],
    }


def _written(record: Record) -> dict[str, Any]:
    """Codes as they are stored, with the words of every one beside them."""
    found: dict[str, Any] = {}
    for one in record.KIND.fields:
        if one.type == "reference":
            other = getattr(record, one.name)
            found[one.name] = {
                "value": other.uid if other else "",
                "label": in_language(one.labels),
            }
            continue
        value = record.uid if one.name == "id" else getattr(record, one.name)
        found[one.name] = {
            "value": write_value(one, value),
            "label": in_language(one.labels),
            "text": text_of(one, record, shows=True),
        }
    return {"fields": found, "own": record.own, "own_tags": record.own_tags}
