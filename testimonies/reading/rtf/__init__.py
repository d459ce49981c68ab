"""Rich Text Format: a capped reader of its control words."""
