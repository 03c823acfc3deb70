"""Instalments with their dates."""

from datetime import date

from drempel.engines.award import explain
from drempel.engines.instalments import justification_due_on, report_due_on, schedule

CASE = {
    "year": 2026,
    "reference_amount": "30000.00",
    "reference_month": "2023-12",
    "accredited": [{"from": "2026-01-01", "to": "2026-12-31"}],
}


def test_first_after_notification_and_balance_after_the_report(scheme):
    planned = schedule(scheme, explain(CASE, scheme), date(2026, 4, 1))
    assert [(one.number, one.share, one.amount_cents, one.due_on) for one in planned] == [
        (1, "80", 2_532_664, date(2026, 5, 4)),  # 1 May is a holiday, then a weekend
        (2, "rest", 633_166, date(2027, 6, 30)),
    ]
    assert "30 days after the notification of Wednesday 1 April 2026" in planned[0].text("en")
    assert planned[1].as_dict()["due_on"] == "2027-06-30"
    assert all(one.rule.is_assumed for one in planned)


def test_the_first_date_is_unknown_before_notification(scheme):
    first, balance = schedule(scheme, explain(CASE, scheme), None)
    assert (first.due_on, balance.due_on) == (None, date(2027, 6, 30))
    assert first.text("nl") == "De datum is bekend zodra de beslissing ter kennis is gebracht."


def test_a_single_instalment_follows_the_notification(scheme):
    whole = explain(CASE | {"parameters": {"instalments": ["rest"]}}, scheme)
    (only,) = schedule(scheme, whole, date(2026, 4, 1))
    assert (only.amount_cents, only.due_on) == (3_165_830, date(2026, 5, 4))


def test_yearly_days(scheme, tiny):
    assert report_due_on(scheme, 2026) == justification_due_on(scheme, 2026) == date(2027, 3, 31)
    assert report_due_on(tiny, 2026) == date(2027, 2, 28)
    assert justification_due_on(tiny, 2026) == date(2027, 4, 30)
