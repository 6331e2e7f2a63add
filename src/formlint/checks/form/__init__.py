"""Rules on forms as such: who owns what, and how it is sent."""
