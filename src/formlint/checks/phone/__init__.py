"""Rules on phone numbers."""
