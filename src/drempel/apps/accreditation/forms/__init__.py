"""Forms of the application and of the steps of the administration."""
