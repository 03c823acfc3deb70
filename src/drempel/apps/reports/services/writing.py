"""Writing a report: texts, typed totals, explanations, remarks of colleagues.

Texts are records of the association like any other (kinds ``narr`` and ``decl``): typed once, they
serve every report.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from drempel.apps.activity.services import Stored, store_record
from drempel.apps.activity.services.storing import Entry
from drempel.apps.kernel.installation import instant
from drempel.apps.kernel.states import Refused
from drempel.apps.kernel.trail import record_event
from drempel.apps.reports.catalogue import evaluator
from drempel.apps.reports.models import Explanation, Report, ReportComment, TypedTotal
from drempel.apps.reports.selectors.texts import text_record
from drempel.apps.reports.selectors.totals import registers
from drempel.apps.reports.services.rights import check_writer, locked_draft
from drempel.engines.indicators.typed import Typed, typed_faults
from drempel.engines.records import kind_of


class TypedRefused(ValueError):  # noqa: N818 - an answer to the writer
    """A typed total that cannot be. faults: keys of ``typed_faults``, and ``detail``."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__(", ".join(faults))


def write_text(
    *, report: Report, axis: str, values: Mapping[str, str], by: Any, on: date, seen: int | None
) -> Stored:
    """Store texts of the report: of an axis, or of the whole with an empty axis.

    values: field of ``narr`` to text, or ``special_events`` of ``decl``. seen: the version of the
    record the writer looked at; Stale when someone else wrote meanwhile. Raises Invalid.
    """
    with transaction.atomic():
        locked = locked_draft(report, by)
        kind = kind_of("decl" if "special_events" in values else "narr")
        found = text_record(kind.code, locked.association_id, locked.year, axis)
        written = dict(values)
        if found is None:
            written |= {"year": str(locked.year)}
            written |= {"axis": axis} if axis else {}
        return store_record(
            kind=kind,
            association_id=locked.association_id,
            written=written,
            by=by,
            on=on,
            entry=Entry(uid=found.uid if found else "", seen=seen if found else None),
        )


def finish_section(*, report: Report, section: str, is_done: bool, by: Any) -> Report:
    """Say that a section is finished, or not any more."""
    with transaction.atomic():
        locked = locked_draft(report, by)
        done = set(locked.done_sections)
        wanted = done | {section} if is_done else done - {section}
        if wanted != done:
            locked.done_sections = sorted(wanted)
            locked.save(update_fields=["done_sections"])
            _note(locked, "finish" if is_done else "unfinish", by, {"section": section})
    return locked


def choose_report_language(*, report: Report, language: str, by: Any) -> Report:
    """The language in which the report is printed and its letters are written."""
    with transaction.atomic():
        locked = locked_draft(report, by)
        if locked.language != language:
            locked.language = language
            locked.save(update_fields=["language"])
            _note(locked, "choose_language", by, {"language": language})
    return locked


def type_total(*, report: Report, typed: Typed, reason: str, by: Any, on: date) -> TypedTotal:
    """Put a typed number in the place of a reckoned one.

    TypedRefused when the numbers cannot be, or when the association registers that work in detail.
    """
    with transaction.atomic():
        locked = locked_draft(report, by)
        figures = {one.code: one for one in evaluator(locked.year).figures}
        if typed.code not in figures:
            raise TypedRefused(["figure"])
        figure = figures[typed.code]
        faults = typed_faults(figure, typed)
        if registers(locked.association_id, figure, locked.year):
            faults.append("detail")
        if faults:
            raise TypedRefused(faults)
        total, _is_new = TypedTotal.objects.update_or_create(
            association_id=locked.association_id,
            year=locked.year,
            code=typed.code,
            defaults={
                "value": str(typed.value),
                "base": "" if typed.base is None else str(typed.base),
                "categories": {
                    name: {code: str(number) for code, number in codes.items()}
                    for name, codes in typed.by.items()
                },
                "source": typed.source,
                "reason": reason,
                "typed_on": on,
                "typed_by": by,
            },
        )
        _note(locked, "type_total", by, {"code": typed.code, "value": total.value})
    return total


def remove_typed_total(*, report: Report, code: str, by: Any) -> None:
    """Take a typed number away: the reckoned one counts again."""
    with transaction.atomic():
        locked = locked_draft(report, by)
        mine = TypedTotal.objects.filter(association_id=locked.association_id, year=locked.year)
        if mine.filter(code=code).delete()[0]:
            _note(locked, "remove_total", by, {"code": code})


def explain_finding(*, report: Report, key: str, text: str, by: Any, on: date) -> Explanation:
    """Keep why a finding is right as it stands; an explanation is corrected in place."""
    with transaction.atomic():
        locked = locked_draft(report, by)
        found, _is_new = Explanation.objects.update_or_create(
            association_id=locked.association_id,
            year=locked.year,
            key=key,
            defaults={"text": text, "written_on": on, "written_by": by},
        )
        _note(locked, "explain", by, {"finding": key})
    return found


def comment_section(*, report: Report, section: str, text: str, by: Any) -> ReportComment:
    """Leave a remark for colleagues on a section."""
    check_writer(report.association_id, by)
    if report.is_frozen:
        raise Refused(_("The report was sent: remarks for colleagues no longer help."))
    with transaction.atomic():
        made = ReportComment.objects.create(
            report=report, section=section, text=text, written_at=instant(), written_by=by
        )
        _note(report, "comment", by, {"section": section})
    return made


def settle_comment(*, comment: ReportComment, by: Any) -> ReportComment:
    """Call a remark of a colleague settled."""
    check_writer(comment.report.association_id, by)
    with transaction.atomic():
        locked = ReportComment.objects.select_for_update().get(pk=comment.pk)
        if locked.settled_at is None:
            locked.settled_at, locked.settled_by = instant(), by
            locked.save(update_fields=["settled_at", "settled_by"])
            _note(comment.report, "settle_comment", by, {"section": locked.section})
    return locked


def _note(report: Report, verb: str, by: Any, data: Mapping[str, Any]) -> None:
    record_event(
        by=by,
        verb=verb,
        subject=("report", report.reference),
        association_id=report.association_id,
        data=data,
    )
