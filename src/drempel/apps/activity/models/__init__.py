"""The tables of the daily work: one for each kind of record, made from its description."""

from drempel.apps.activity.models.base import Batch, Record
from drempel.apps.activity.models.faults import DocumentedException
from drempel.apps.activity.models.own import OwnField, OwnTag
from drempel.apps.activity.models.records import MODELS, model_of
from drempel.apps.activity.models.views import FileView

__all__ = [
    "MODELS",
    "Batch",
    "DocumentedException",
    "FileView",
    "OwnField",
    "OwnTag",
    "Record",
    "model_of",
]
