"""What the start pages read: open work, waiting decisions, money of the year, the campaign."""

from drempel.apps.desk.selectors.campaign import Campaign, running_campaign
from drempel.apps.desk.selectors.money import Money, money_of_year
from drempel.apps.desk.selectors.own import Own, own_overview
from drempel.apps.desk.selectors.waiting import Waiting, waiting_for
from drempel.apps.desk.selectors.work import Pace, Work, open_work, pace_of

__all__ = [
    "Campaign",
    "Money",
    "Own",
    "Pace",
    "Waiting",
    "Work",
    "money_of_year",
    "open_work",
    "own_overview",
    "pace_of",
    "running_campaign",
    "waiting_for",
]
