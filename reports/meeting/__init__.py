"""Where two codes meet: rules, the units they make, and counts of what stands in each unit."""
