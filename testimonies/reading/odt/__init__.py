"""OpenDocument texts: a capped reader of their XML."""
