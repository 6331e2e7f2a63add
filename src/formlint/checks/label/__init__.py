"""Rules on what names a field."""
