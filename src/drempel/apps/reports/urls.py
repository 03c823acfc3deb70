"""Addresses of the app `reports`; ``code`` is that of a figure, as in A1-G01.opened."""

from django.urls import path

from drempel.apps.reports import addresses  # noqa: F401 - registers how a figure is written
from drempel.apps.reports.views import figures, printing, review, sent, writing

urlpatterns = [
    path("report/figures/", figures.figures, name="figures"),
    path("report/figures/file/", figures.figures_file, name="figures_file"),
    path("report/figures/<figure:code>/", figures.figure_detail, name="figure_detail"),
    path("report/", writing.report_home, name="report_home"),
    path("report/<int:year>/", writing.report_tasks, name="report_tasks"),
    path("report/<int:year>/begin/", writing.report_begin, name="report_begin"),
    path("report/<int:year>/language/", writing.report_language, name="report_language"),
    path("report/<int:year>/section/<slug:key>/", writing.report_section, name="report_section"),
    path(
        "report/<int:year>/section/<slug:key>/remark/",
        writing.report_comment,
        name="report_comment",
    ),
    path("report/<int:year>/means/", writing.report_means, name="report_means"),
    path("report/<int:year>/totals/", writing.report_totals, name="report_totals"),
    path("report/<int:year>/totals/<figure:code>/", writing.report_total, name="report_total"),
    path("report/<int:year>/findings/", writing.report_findings, name="report_findings"),
    path("report/<int:year>/check/", writing.report_check, name="report_check"),
    path("reports/", review.report_list, name="report_list"),
    path("reports/<slug:reference>/", sent.report_detail, name="report_detail"),
    path("reports/<slug:reference>/receipt/", sent.report_receipt, name="report_receipt"),
    path("reports/<slug:reference>/file/", sent.report_file, name="report_file"),
    path("reports/<slug:reference>/report.pdf", printing.report_pdf, name="report_pdf"),
    path("reports/<slug:reference>/poster.pdf", printing.report_poster, name="report_poster"),
    path("reports/<slug:reference>/questions/", sent.report_answers, name="report_answers"),
    path("reports/<slug:reference>/remark/<slug:key>/", review.report_remark, name="report_remark"),
    path("reports/<slug:reference>/step/<slug:verb>/", sent.report_step, name="report_step"),
]
