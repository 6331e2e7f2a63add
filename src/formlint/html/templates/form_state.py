"""Objects by which a library of forms keeps the value of a field: spread over it, they add a name and handlers only.

source: https://react-hook-form.com/docs/useform/register, https://react-hook-form.com/docs/usecontroller/controller,
https://formik.org/docs/api/useField, https://formik.org/docs/api/formik
"""

from typing import Final

from formlint.system.patterns import compiled_when_used

_LIBRARY = compiled_when_used(r"[\"'](?:react-hook-form|formik)[\"']|<Controller\b|\brender=\{\s*\(\{\s*field\b")
_SPREAD = compiled_when_used(
    r"\{?\s*(?:\.\.\.)?\s*(?:[\w$]+\.)*(?:(?P<called>register|getFieldProps)\([\s\S]*\)|field)\s*\}?"
)
NAME: Final = "name"
"""What such an object sets of what people notice."""


def adds_name_only(code: str, text: str) -> bool:
    """Whether what a tag spreads, `{...register("zip")}` or `field`, is such an object; `text` is the file."""
    found = _SPREAD.fullmatch(code.strip())
    return found is not None and (found["called"] is not None or _LIBRARY.search(text) is not None)
