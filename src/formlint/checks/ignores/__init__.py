"""Rules on comments that say which findings are not to be shown."""
