"""What the commands do: each a module here, imported when its command runs, so that help and shells need none of it."""
