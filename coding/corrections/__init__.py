"""What people correct of the quotations and speakers that were found, and what then stands."""
