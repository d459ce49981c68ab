"""A codebook to print and read: every code with its rules, its use and what was given to it."""
