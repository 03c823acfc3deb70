"""Reads on households, each inside one association."""
