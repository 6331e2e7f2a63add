"""Rules on buttons and what they say."""
