"""Reads on the daily work, each inside one association."""
