"""Rules on text direction."""
