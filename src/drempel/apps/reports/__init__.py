"""The activity report: figures reckoned from the records of the daily work."""
