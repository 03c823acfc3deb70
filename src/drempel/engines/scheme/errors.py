"""The one error a scheme pack gives, always with the place to look at."""


class SchemeError(ValueError):
    """A scheme pack holds something wrong, or does not hold what was asked.

    The message names file, table and line where they are known, what was found and
    what was expected.
    """

    @classmethod
    def at(cls, place: str, found: object, expected: str) -> "SchemeError":
        """Say what was found at a place of the pack and what was expected there."""
        return cls(f"{place}: found {found}; expected {expected}")
