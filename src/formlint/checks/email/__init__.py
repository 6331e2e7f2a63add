"""Rules on email addresses."""
