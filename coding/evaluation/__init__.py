"""Measuring suggestions against passages that people have coded."""
