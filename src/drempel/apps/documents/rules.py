"""What the database refuses for issued documents: they are never changed or removed."""

from drempel.apps.kernel.triggers import append_only, register

register(*append_only("documents_letter"), *append_only("documents_storedfile"))
