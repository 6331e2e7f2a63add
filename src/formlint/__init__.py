"""formlint finds the HTML form fields that real people cannot fill in, and shows the value that fails."""

__version__ = "0.1.0"
