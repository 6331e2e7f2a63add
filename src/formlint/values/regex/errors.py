"""What can be wrong with a pattern: not valid, not regular, or too large to decide."""

from formlint.knowledge.message import Message


class PatternError(ValueError):
    """A pattern that has no language; the position counts code points from the start of the pattern."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.position = position


class PatternSyntaxError(PatternError):
    """The browser refuses to compile the pattern, and so ignores it; `reason` says why in a plain sentence."""

    def __init__(self, position: int, reason: Message) -> None:
        super().__init__(position, f"{reason} (at character {position + 1})")
        self.reason = reason


class NotRegularError(PatternError):
    """The browser takes the pattern, formlint does not decide it; `construct` names what stands in the way."""

    def __init__(self, position: int, construct: str) -> None:
        super().__init__(position, f"not decided: {construct} (at character {position + 1})")
        self.construct = construct


class BudgetExceededError(RuntimeError):
    """The question needs more work than formlint allows for one question; the answer stays unknown."""
