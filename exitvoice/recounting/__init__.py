"""The log: everything that ever happened to a study, told, chosen from and shown."""
