"""The thread of a household: its timeline, what is next, possible doubles."""
