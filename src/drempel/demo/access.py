"""Who may open which address of the demonstration: anyone, but only where there is one."""

from drempel.apps.kernel.access import PUBLIC, Access

ACCESS: dict[str, Access] = {"demo_people": PUBLIC}
