"""`python -m formlint`."""

from formlint.cli import main

main()
