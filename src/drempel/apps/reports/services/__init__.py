"""Writes of the activity report: one function an act, one transaction, one event."""

from drempel.apps.reports.services.means import begin_declaration
from drempel.apps.reports.services.opening import correct_report, open_report
from drempel.apps.reports.services.reviewing import (
    accept_report,
    answer_remark,
    ask_questions,
    send_answers,
    take_remark_back,
    write_remark,
)
from drempel.apps.reports.services.signing import (
    prepare_report,
    submit_report,
    take_report_back,
)
from drempel.apps.reports.services.writing import (
    choose_report_language,
    comment_section,
    explain_finding,
    finish_section,
    remove_typed_total,
    settle_comment,
    type_total,
    write_text,
)

__all__ = [
    "accept_report",
    "answer_remark",
    "ask_questions",
    "begin_declaration",
    "choose_report_language",
    "comment_section",
    "correct_report",
    "explain_finding",
    "finish_section",
    "open_report",
    "prepare_report",
    "remove_typed_total",
    "send_answers",
    "settle_comment",
    "submit_report",
    "take_remark_back",
    "take_report_back",
    "type_total",
    "write_remark",
    "write_text",
]
