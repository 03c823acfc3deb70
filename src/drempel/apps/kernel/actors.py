"""The product itself, when it acts without a person: a term that ran out, a record taken over."""

SYSTEM_ROLE = "system"


class System:
    """Stands where a person stands; holds only the role of the system."""

    pk = None

    def has_role(self, *roles: str) -> bool:
        return SYSTEM_ROLE in roles


SYSTEM = System()
