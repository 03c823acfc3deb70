"""The daily work of the associations: contacts, pathways, stays, sessions and the rest."""
