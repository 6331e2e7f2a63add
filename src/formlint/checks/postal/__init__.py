"""Rules on postal codes."""
