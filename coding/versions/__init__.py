"""A document that changed: where the words of an older version stand in a newer one."""
