"""What each page of dwellings shows, for its template."""
