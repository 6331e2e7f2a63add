"""Settings: what a project's TOML file and the command line say, and what follows from them for each page.

The nearest `formlint.toml`, `.formlint.toml` or `pyproject.toml` with a table `[tool.formlint]` counts, seen from the
folder of each page; files are not merged. Settings are layers: those of the file, its `[[overrides]]` for the page, and
what the command line says; of each key the last layer that has it prevails.
"""
