"""The pages of the report: figures, writing, review, print."""
