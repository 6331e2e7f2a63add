"""Rules on amounts and other numbers."""
