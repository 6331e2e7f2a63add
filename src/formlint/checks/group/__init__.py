"""Rules on groups of fields and their names."""
