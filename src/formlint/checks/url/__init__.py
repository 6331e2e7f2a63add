"""Rules on web addresses."""
