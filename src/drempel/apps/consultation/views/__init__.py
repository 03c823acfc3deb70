"""Pages of the consultation: the catalogue with its history, and the proposals."""
