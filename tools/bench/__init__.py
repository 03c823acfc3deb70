"""What Drempel costs: awards a second, queries, weights and times, at two sizes."""
