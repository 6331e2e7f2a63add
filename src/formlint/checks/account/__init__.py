"""Rules on passwords and one-time codes."""
