"""Suggestions, human decisions and what stands after them."""
