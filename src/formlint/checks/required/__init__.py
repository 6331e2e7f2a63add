"""Rules on required fields that some people cannot fill in or cannot see."""
