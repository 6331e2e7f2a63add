"""From the paths on the command line to the bytes of pages."""
