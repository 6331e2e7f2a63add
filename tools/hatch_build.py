"""The build hook: puts ``rules/`` into the wheel, with baked twins, so that an installed formlint starts fast."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from formlint.knowledge.store import Knowledge


class RulesHook(BuildHookInterface):  # pyright: ignore[reportMissingTypeArgument, reportUntypedBaseClass]
    """Runs when a wheel is built; an editable install reads the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add. Raises PackError when a territory's file is wrong, so that no such wheel is made."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from formlint.knowledge import own  # noqa: PLC0415 (found only by the line above)
        from formlint.knowledge.json_cache import FOLDER  # noqa: PLC0415 (found only by the line above)

        self.baked = TemporaryDirectory()
        own().bake(Path(self.baked.name), lambda: derive(own()))
        build_data["force_include"] |= {
            **{str(path): f"formlint/{path.relative_to(root)}" for path in knowledge(root / "rules")},
            self.baked.name: f"formlint/rules/{FOLDER}",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the twins, which are in the wheel now."""
        del build_data, artifact_path
        if version != "editable":
            self.baked.cleanup()


def derive(rules: "Knowledge") -> None:
    """Ask for all that is made from words of languages and files of territories, and for the list of the rules."""
    from formlint.forms import text_language  # noqa: PLC0415 (found once a hook runs)
    from formlint.forms.purpose import lexicon  # noqa: PLC0415 (likewise)
    from formlint.rule import discovery  # noqa: PLC0415 (likewise)

    rules.turning_days()
    rules.function_words()
    lexicon.lexicons(rules, lexicon.known_languages(rules))
    lexicon.all_names(rules)
    text_language.common_words(rules)
    lexicon.other_tags(rules)
    discovery.rules()


def knowledge(rules: Path) -> list[Path]:
    """The files under ``rules/`` that people write, and the schemas of these."""
    files = (path for folder in rules.iterdir() if folder.name != ".baked" for path in (folder, *folder.rglob("*")))
    return sorted(path for path in files if path.suffix in {".json", ".md", ".po", ".toml"})
