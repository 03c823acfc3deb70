"""Tests that only read: the demonstration is loaded once for this folder (a package for that)."""
