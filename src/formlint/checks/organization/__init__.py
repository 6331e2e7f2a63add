"""Rules on companies and other organizations."""
