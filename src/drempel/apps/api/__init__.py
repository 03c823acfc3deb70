"""The interface for associations that keep their own system."""
