"""The door: the command line and the study on disk."""
