"""Rules on the language that a page says it is in."""
