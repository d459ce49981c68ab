"""Word documents: a capped reader of their XML."""
