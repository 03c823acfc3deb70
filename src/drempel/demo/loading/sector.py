"""The figures of the sector for last year: computed by an officer, made public by the head of unit."""

from datetime import date

from drempel.apps.sector.services import compute_sector, release_sector
from drempel.demo.loading.world import World


def load_sector(world: World, day: date) -> int:
    """Returns over how many associations."""
    made = compute_sector(year=day.year - 1, by=world.staff["case.officer"], on=day)
    release_sector(report=made, by=world.staff["head.of.unit"], on=day)
    return int(made.content["associations"])
