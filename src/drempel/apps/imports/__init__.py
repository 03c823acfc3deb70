"""Files in and out: the import wizard, exports, and the commands."""
