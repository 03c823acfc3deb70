"""Retention, anonymisation, the access log, and what is held on one person."""
