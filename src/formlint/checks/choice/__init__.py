"""Rules on lists that people choose from."""
