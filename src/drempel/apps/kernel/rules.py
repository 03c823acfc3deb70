"""What the database itself refuses for the kernel's tables."""

from drempel.apps.kernel.triggers import Trigger, append_only, register

register(
    *append_only("kernel_event"),
    Trigger(
        "kernel_event_next",
        "kernel_event",
        "INSERT",
        "an event follows the last one",
        "NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM kernel_event) "
        "OR NEW.previous <> COALESCE((SELECT hash FROM kernel_event "
        "ORDER BY seq DESC LIMIT 1), '" + "0" * 64 + "')",
    ),
    *append_only("kernel_installation"),
)
