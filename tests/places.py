"""Where things of this checkout lie, for tests in whatever folder."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SRC = CHECKOUT / "src"
PACKAGE = SRC / "formlint"
SCHEMAS = PACKAGE / "schema"
RULES = CHECKOUT / "rules"
EXAMPLES = CHECKOUT / "examples"
CASES = CHECKOUT / "tests" / "checks" / "cases"
SOUND = CHECKOUT / "tests" / "checks" / "sound"
