"""Reads for the report: rows of one association, and the figures that they give."""
