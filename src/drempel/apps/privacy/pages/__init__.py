"""What each page of privacy shows: selectors in, a context for a template out."""
