"""Workbooks in which people judge codes: written, and read when they come back."""
