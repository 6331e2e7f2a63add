"""TEMPORARY by the lead until engineer A writes the real one (overwrite me)."""
from dataclasses import dataclass
from formlint.pattern import EVERYTHING, characters
@dataclass(frozen=True, slots=True)
class Keyboard:
    name: str
    platform: str
    characters: str | None
    grid: tuple[str, ...] = ()
    @property
    def complete(self): return self.characters is None
    def can_type(self, text): return self.missing(text) is None
    def missing(self, text):
        if self.characters is None: return None
        return next((c for c in text if c not in self.characters), None)
    def language(self): return EVERYTHING if self.characters is None else characters(self.characters).star()
def keyboards(type, inputmode, pattern):
    k = inputmode or type
    if k == "numeric": return (Keyboard("iPhone number pad", "iPhone", "0123456789", ("1 2 3","4 5 6","7 8 9","0 ⌫")),)
    if k == "tel": return (Keyboard("iPhone phone pad", "iPhone", "0123456789+*#", ("1 2 3","4 5 6","7 8 9","+*# 0 ⌫")),)
    return (Keyboard("iPhone default", "iPhone", None),)
