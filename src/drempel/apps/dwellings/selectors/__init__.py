"""Reads on dwellings, each inside one association."""
