"""What a report keeps beside the records: its versions, what people typed, and the review."""

from drempel.apps.reports.models.report import Report
from drempel.apps.reports.models.review import QuestionRound, Remark
from drempel.apps.reports.models.writing import Explanation, ReportComment, TypedTotal

__all__ = ["Explanation", "QuestionRound", "Remark", "Report", "ReportComment", "TypedTotal"]
