"""Dwellings: the stock, the occupation calendar, occupancy."""
