"""Reading documents, finding who says what in them, and cutting passages."""
