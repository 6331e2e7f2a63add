"""What formlint asks of the machine: files, streams, names of paths, and how a run ends."""
