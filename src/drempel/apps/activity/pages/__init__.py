"""What each page of the daily work shows, for its template."""
