"""What the database refuses for instalments: parts that do not add up or change, a balance too soon."""

from drempel.apps.kernel.triggers import Trigger, register
from drempel.apps.payments.states import INSTALMENT

register(
    *INSTALMENT.triggers(),
    Trigger(
        "payments_balance_needs_report",
        "payments_instalment",
        "UPDATE",
        "the balance waits for the accepted activity report of its year",
        "NEW.state = 'released' AND OLD.state <> 'released' AND NOT EXISTS ("
        "SELECT 1 FROM reports_report report JOIN subsidies_award award "
        "ON award.association_id = report.association_id AND award.year = report.year "
        "WHERE award.id = NEW.award_id AND report.state = 'accepted' "
        "AND report.reference = NEW.released_for)",
    ),
    Trigger(
        "payments_parts_add_up",
        "subsidies_award",
        "UPDATE",
        "the instalments do not add up to the award",
        "NEW.state = 'notified' AND OLD.state <> 'notified' AND NEW.outcome <> 'REFUSED' "
        "AND NEW.amount_cents <> (SELECT COALESCE(SUM(amount_cents), 0) "
        "FROM payments_instalment WHERE award_id = NEW.id)",
    ),
    Trigger(
        "payments_instalment_amount_fixed",
        "payments_instalment",
        "UPDATE",
        "the amount of an instalment is fixed",
        "NEW.amount_cents <> OLD.amount_cents OR NEW.award_id <> OLD.award_id",
    ),
    Trigger("payments_instalment_kept", "payments_instalment", "DELETE", "an instalment is kept"),
)
