"""Cover, signature and colophon.

In: a content and what the report says of itself. Out: plain data for the template.
"""

from datetime import date
from typing import Any

from drempel.apps.reports.printing.telling import Data, Teller
from drempel.engines.report import Printing

MOST_DOORS = 60
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
Part = dict[str, Any]


def cover_part(content: Data, teller: Teller, how: Printing) -> Part:
    """Name, year, what is practised, and the drawing of doors."""
    return {
        "report": teller.label(content["template"]["label"]),
        "missions": teller.say("cover.missions"),
        "axes": [
            {
                "name": teller.label(axis.labels),
                "lines": [
                    teller.label(one.labels)
                    for one in teller.scheme.service_lines
                    if one.code in content["lines"] and axis.code in one.parents
                ],
            }
            for axis in teller.scheme.axes
            if axis.code in content["axes"]
        ],
        "doors": doors(content["figures"], teller, how),
    }


def doors(figures: Data, teller: Teller, how: Printing) -> Part:
    """One door for so many of a figure; a plain one when its number is hidden or not there."""
    number, lit = (_whole(figures, code) for code in how.doors)
    if not number:
        return {"number": 0, "lit": 0, "caption": "", "alt": teller.say("cover.plain")}
    step = next((one for one in STEPS if number <= one * MOST_DOORS), STEPS[-1])
    said = teller.say("cover.one") if step == 1 else teller.say("cover.several", number=step)
    drawn = -(-number // step)
    bright = min((lit + step // 2) // step, drawn)
    caption = f"{said}{_semicolon(teller)}{teller.say('cover.lit')}" if bright else said
    alt = teller.say("cover.alt", doors=drawn, caption=caption)
    return {"number": drawn, "lit": bright, "caption": caption, "alt": alt}


def _semicolon(teller: Teller) -> str:
    return "\u00a0; " if teller.language == "fr" else "; "


def _whole(figures: Data, code: str) -> int:
    shown = figures[code]["shown"] if code in figures else ""
    return int(shown) if shown.isdigit() else 0


def association_part(content: Data, teller: Teller) -> Part:
    """Who published the report, line by line."""
    house = content["association"]
    place = f"{house['postcode']} {teller.label(house['place'])}".strip()
    address = ", ".join(one for one in (house["street"], place) if one)
    lines = [
        house["name"].replace("'", "’"),
        address,
        house["phone"],
        house["email"],
        house["website"],
    ]
    number = teller.say("colophon.number", number=house["number"])
    return {
        "name": house["name"].replace("'", "’"),
        "lines": [one for one in (*lines, number) if one],
    }


def signature_part(content: Data, teller: Teller, digest: str, address: str) -> Part:
    """Who prepared and who signed, with the digest of what was signed."""
    signed = content["signed"]
    if signed is None:
        return {"title": teller.say("signature"), "lines": [teller.say("unsigned")], "digest": ""}
    lines = [
        teller.say(act, name=signed[f"{act}_by"], day=date.fromisoformat(signed[f"{act}_on"]))
        for act in ("prepared", "signed")
        if signed[f"{act}_on"]
    ]
    return {
        "title": teller.say("signature"),
        "lines": lines,
        "digest_label": teller.say("digest"),
        "digest": digest,
        "verify": teller.say("verify", address=address),
    }


def colophon_part(content: Data, teller: Teller, how: Printing) -> Part:
    """The Region's mention, what the figures are of, how the document was made."""
    template = content["template"]
    computed = teller.say(
        "colophon.computed",
        day=date.fromisoformat(content["computed_on"]),
        reference=content["reference"],
        number=content["number"],
        template=f"{template['key']}-{template['version']}",
    )
    assumed = teller.say("assumed")
    return {
        "title": teller.say("colophon.title"),
        "mention": teller.label(how.mention),
        "mention_mark": assumed if how.mention_status != "confirmed" else "",
        "computed": computed,
        "computed_mark": assumed if template["status"] != "confirmed" else "",
        "set": teller.say("colophon.set"),
        "association": association_part(content, teller)["lines"],
    }
