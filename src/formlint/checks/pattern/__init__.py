"""Rules on the `pattern` attribute as such, whatever the field means."""
