"""Rules on the language that a page declares."""
