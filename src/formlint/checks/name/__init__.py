"""Rules on the names of people."""
