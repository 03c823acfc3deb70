"""The report and the poster in print: from its content to the data a template lays out, to a PDF."""

from drempel.apps.reports.printing.setting import FULL, PUBLIC, poster_pdf, report_pdf

__all__ = ["FULL", "PUBLIC", "poster_pdf", "report_pdf"]
