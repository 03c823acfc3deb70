"""What the database refuses for associations: an enterprise number that is not ten signs."""

from drempel.apps.kernel.triggers import Trigger, register

register(
    *(
        Trigger(
            f"associations_number_length_{event.lower()}",
            "associations_association",
            event,
            "an enterprise number has ten digits",
            "LENGTH(NEW.enterprise_number) <> 10",
        )
        for event in ("INSERT", "UPDATE")
    )
)
