"""Rules on the values that people have to enter, whatever the field asks for."""
