"""TEMPORARY by the lead until engineer A writes the real one (overwrite me)."""
from formlint.pattern import EVERYTHING, PatternError, PatternSyntaxError, compile_pattern, utf16_length
PATTERN_TYPES = frozenset({"text","search","tel","url","email","password"})
class Accepted:
    def __init__(self, control, language, cap): self.control, self._l, self._cap = control, language, cap
    def accepts(self, text):
        if self.control.type == "number":
            try: float(text)
            except ValueError: return False
            return True
        return self._l.accepts(text) and len(text) <= self._cap
    def language(self): return self._l & utf16_length(0, self._cap if self._cap < 10**6 else None)
    def cut(self, text): return text[: self._cap]
def accepted(control):
    p = control.value("pattern")
    l = EVERYTHING
    if p and control.type in PATTERN_TYPES:
        try: l = compile_pattern(p)
        except PatternSyntaxError: pass
        except PatternError: return None
    m = control.value("maxlength") or ""
    return Accepted(control, l, int(m) if m.isdigit() else 10**9)
