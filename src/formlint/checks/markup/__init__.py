"""Rules on the markup as such."""
