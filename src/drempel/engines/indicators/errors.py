"""What can be wrong with a definition or with a sum."""


class DefinitionError(ValueError):
    """A definition of the pack that cannot be read; says which figure, what, and what was expected."""


class UnitsDifferError(ValueError):
    """Two numbers that count different things were to be added."""
