"""The study on disk: a folder that mirrors the packages."""
