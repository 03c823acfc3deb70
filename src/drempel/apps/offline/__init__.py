"""Registration without a network: the installable web app and its synchronisation."""
