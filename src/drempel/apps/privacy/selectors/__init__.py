"""Reads on privacy, each inside one association but for the totals of the administration."""
