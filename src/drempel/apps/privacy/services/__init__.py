"""Writes on privacy: making anonymous, emptying stores, copies of the database."""
