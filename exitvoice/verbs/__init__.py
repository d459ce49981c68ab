"""What a person can do to a study: one library call for each verb of the command line."""
