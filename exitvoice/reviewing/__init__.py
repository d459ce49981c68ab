"""Workbooks that go out to people who review, and what they hold when they come back."""
