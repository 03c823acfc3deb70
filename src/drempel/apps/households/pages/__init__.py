"""What each page of households shows, for its template."""
