"""Many pages: each is checked once, over several processes, and only if no earlier run has seen the same bytes."""
