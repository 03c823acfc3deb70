"""Keys of the sentences an award needs, and the values each may use.

The check of a pack compares them with its sentences.toml.
"""

_DIVISION = {"base_amount", "series", "month", "index", "base_month", "base_index", "amount"}
_PRO_RATA = {"counted", "total", "year", "amount"}
SENTENCES: dict[str, set[str]] = {
    "award.reference.yearly": {"amount"},
    "award.reference.total": {
        "total",
        "days",
        "period_days",
        "start",
        "end",
        "year",
        "amount",
    },
    "award.indexation.formula": _DIVISION,
    "award.indexation.later": {"amount", "base_month", "month"},
    "award.indexation.percentage": {"base_amount", "percent", "amount"},
    "award.indexation.percentage_previous": {"base_amount", "percent", "amount"},
    "award.indexation.none": {"amount"},
    "award.estimate": {"series", "month", "last_month"},
    "award.continuity.no_previous": {"amount"},
    "award.continuity.off": {"amount", "previous_amount"},
    "award.continuity.kept": {"amount", "previous_amount"},
    "award.continuity.raised": {"amount", "previous_amount"},
    "award.floor.raised": {"amount", "floor"},
    "award.floor.kept": {"amount", "floor"},
    "award.floor.nothing_due": {"amount", "floor"},
    "award.floor.indexed": _DIVISION,
    "award.floor.later": {"base_month", "month"},
    "award.pro_rata.days": _PRO_RATA,
    "award.pro_rata.days_whole": _PRO_RATA,
    "award.pro_rata.months": _PRO_RATA,
    "award.pro_rata.months_whole": _PRO_RATA,
    "award.pro_rata.none": _PRO_RATA,
    "award.pro_rata.nothing": _PRO_RATA,
    "award.instalments.several": {"amount", "number", "parts"},
    "award.instalments.single": {"amount", "number", "parts"},
}
