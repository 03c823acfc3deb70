"""What the database refuses for instalments: parts that do not add up, or that change."""

from drempel.apps.kernel.triggers import Trigger, register

register(
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
