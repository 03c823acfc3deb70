"""Pages of the app `api`, and the one address behind which its operations stand."""
