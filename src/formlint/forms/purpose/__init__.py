"""What each control of a page asks for, how sure that is, and why.

Every signal about a control (its texts, its name, its type, its options) is read in the page's languages and speaks for
purposes; neighbours and the form they stand in decide between them. See `score` for how evidence adds up.
"""

from formlint.forms.purpose.field import Evidence, Field, Part, Whole, by_form
from formlint.forms.purpose.form_kind import FormKind, form_kind, needless
from formlint.forms.purpose.inference import infer

__all__ = ["Evidence", "Field", "FormKind", "Part", "Whole", "by_form", "form_kind", "infer", "needless"]
