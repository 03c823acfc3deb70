"""Forms of the daily work, made from the description of each kind."""
