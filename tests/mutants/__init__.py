"""Small faults put into the store and the merges, one at a time: the tests should notice each."""
