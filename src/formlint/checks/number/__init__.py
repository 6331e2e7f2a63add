"""Rules on numbers, and on number fields for values that are not numbers."""
