"""Rules on street addresses and places."""
