"""Frequency and co-occurrence of codes, as tables and pictures."""
