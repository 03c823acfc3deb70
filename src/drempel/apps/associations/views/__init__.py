"""Pages of the app `associations`: the list, one association, and a team."""
