"""What the database refuses for awards."""

from drempel.apps.kernel.states import frozen
from drempel.apps.kernel.triggers import register
from drempel.apps.subsidies.states import AWARD, PAST_PROPOSED

# What a proposal, a decision and a letter speak of does not change under them.
FIXED = ("amount_cents", "full_year_cents", "case_json", "trace_json", "digest", "year")

register(*AWARD.triggers(), frozen("subsidies_award", FIXED, PAST_PROPOSED))
