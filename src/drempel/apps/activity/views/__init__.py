"""Pages of the daily work."""

from drempel.apps.activity.views.contact import (
    contact_new,
    contact_tally,
    contact_undo,
    tally_undo,
)
from drempel.apps.activity.views.day import my_day
from drempel.apps.activity.views.faults import fault_detail, fault_list
from drempel.apps.activity.views.own import (
    own_field_edit,
    own_field_list,
    own_field_move,
    own_field_new,
    own_tag_edit,
    own_tag_list,
)
from drempel.apps.activity.views.records import (
    record_detail,
    record_edit,
    record_list,
    record_new,
    record_remove,
)

__all__ = [
    "contact_new",
    "contact_tally",
    "contact_undo",
    "fault_detail",
    "fault_list",
    "my_day",
    "own_field_edit",
    "own_field_list",
    "own_field_move",
    "own_field_new",
    "own_tag_edit",
    "own_tag_list",
    "record_detail",
    "record_edit",
    "record_list",
    "record_new",
    "record_remove",
    "tally_undo",
]
