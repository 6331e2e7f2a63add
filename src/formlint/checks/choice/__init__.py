"""Rules on lists of options."""
