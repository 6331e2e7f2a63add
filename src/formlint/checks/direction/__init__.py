"""Rules on the direction of writing."""
