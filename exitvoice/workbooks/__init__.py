"""Workbooks as files: written with many rows, guarded and read when they come back."""
