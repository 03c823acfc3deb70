"""Writes of the app: a file becomes records, an import is taken back."""
