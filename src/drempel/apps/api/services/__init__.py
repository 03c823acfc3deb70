"""Writes of the interface: tokens, limits, records under a key."""
