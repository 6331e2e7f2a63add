"""Rules on the `pattern` attribute itself, whatever the field asks for."""
