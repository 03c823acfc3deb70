"""AC: partnerships, referrals and consultation."""

from tests.reference.counting import Figure, covered, field, figure, kept, median, total
from tests.reference.groups import World
from tests.reference.reading import Row


def figures(world: World) -> dict[str, Figure]:
    return {
        **partnerships(world),
        **referrals(world),
        "AC-03": joint(world),
        "AC-05": figure(world.dated("MEETING", "held_on"), by={"body": field("body")}),
    }


def partnerships(world: World) -> dict[str, Figure]:
    rows = world.opened("PARTN")
    sharing = [row for row in rows if row.known("shared")]
    shared: dict[str, int] = {}
    for row in sharing:
        for item in row["shared"]:
            shared[item] = shared.get(item, 0) + 1
    items = figure(sharing, total(lambda row: len(row["shared"])))
    return {
        "AC-01": figure(
            rows,
            by={"D15": field("partner_type"), "form": field("form"), "role": field("role")},
        ),
        "AC-04": {**items, "by": {"type": shared} if shared else {}},
    }


def referrals(world: World) -> dict[str, Figure]:
    sent = world.dated("REFER", "sent_on")
    completed = [row for row in world.dated("REFER", "completed_on") if row["state"] == "COMPLETED"]
    answered = world.dated("REFER", "answered_on")
    timed = [row for row in answered if row["sent_on"] and row["sent_on"] <= row["answered_on"]]
    partner, topic = {"D15": field("partner_type")}, {"D10": field("topic")}
    direction = {"direction": field("direction")}
    return {
        "AC-02.sent": figure(
            [row for row in sent if row["direction"] == "OUT"], by={**partner, **topic}
        ),
        "AC-02.received": figure(
            [row for row in sent if row["direction"] == "IN"], by={**partner, **topic}
        ),
        "AC-02.completed": figure(completed, by={**direction, **partner, **topic}),
        "AC-02.days": figure(
            timed,
            median(lambda row: (row["answered_on"] - row["sent_on"]).days),
            {**direction, **partner},
            covered(answered, "sent_on"),
        ),
    }


def joint(world: World) -> Figure:
    """Households followed with others; all partners of all their pathways are shown."""
    rows = [row for row in world.opened("PATH") if row.known("joint_partners")]
    partners: dict[str | None, set[str]] = {}
    for row in rows:
        partners.setdefault(world.household(row), set()).update(row["joint_partners"])

    def together(row: Row) -> list[str]:
        return sorted(partners[world.household(row)])

    return figure(kept(rows, world.household, "start_on", last=True), by={"D15": together})
