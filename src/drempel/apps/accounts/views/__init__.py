"""Pages of the app `accounts`: the door, one's own account, people seen by the administrator."""
