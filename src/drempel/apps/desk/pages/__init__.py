"""What each start page says, put together for its template: the point first."""
