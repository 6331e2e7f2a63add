"""What developers call a field in code where the page says no more: paths it is bound to, keys of its translated label.

`v-model="address.postalCode"`, `formControlName="postalCode"`, `th:field="*{zip}"` and `{...register("zip")}` name what
is entered; `<label>{{ t("address.postal_code") }}</label>` says it by a key, or in the words that are translated.

source: https://vuejs.org/guide/essentials/forms.html, https://angular.dev/guide/forms,
https://livewire.laravel.com/docs/wire-model, https://alpinejs.dev/directives/model,
https://svelte.dev/docs/svelte/bind, https://react-hook-form.com/docs/useform/register,
https://www.thymeleaf.org/doc/tutorials/3.1/thymeleafspring.html,
https://learn.microsoft.com/en-us/aspnet/core/mvc/views/working-with-forms
"""

from collections.abc import Iterator

from formlint.html.accessibility.wrappers import components_around
from formlint.html.document import Element
from formlint.system.patterns import compiled_when_used

_BOUND = compiled_when_used(
    r"[\s\"'](?:(?:v-model|wire:model|x-model|\[?\(ngModel\)\]?|(?:data-)?ng-model|\[?formControlName\]?|\[formControl\]|th:field"
    r"|asp-for|(?:v-bind)?:name|\[name\])(?:\.[\w.-]+)?\s*=\s*"
    r"(?P<quote>[\"'])(?P<said>[^\"']*(?:(?!(?P=quote))[\"'][^\"']*)*)(?P=quote)"
    r"|(?:bind:value|name|id|value)\s*=\s*\{\s*(?P<braced>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\}"
    r"|\{\s*\.\.\.\s*(?:[\w$]+\.)*(?:register|get(?:Input|Field|TextField)Props|field)\(\s*[\"'`](?P<called>[^\"'`]+)[\"'`])"
)
"""Properties in which a path or a name stands."""

_WORDS = compiled_when_used(r"[A-Za-z_][\w-]*")
_CALL = compiled_when_used(r"[\w$.]+\s*\(")
_NAMED = compiled_when_used(
    r"[\w$.]*(?:[nN]ame|[pP]ath|[fF]ield|[kK]ey|[pP]refix(?:ed)?)\w*"
    r"\(\s*([\"'`])(?P<name>[\w.\[\]-]+)\1\s*\)"
)
"""A call that makes a name of a name: `getFieldName("city")`."""
_KEY = compiled_when_used(
    r"(?:\b_{1,2}|\b_[ex]|\besc_(?:html|attr)_[_ex]|@lang|@t"
    r"|(?<![\w$.])\$?(?:tc?|te|l|lang|trans|translate|gettext|i18n|formatMessage|intl|msg|message)"
    r"|\b(?:\$?[iI]18n|intl|this|Lang|lang|app|Loc|messages)\.(?:_?t|get|translate|trans|formatMessage|gettext))"
    r"\s*\(\s*(?:\{\s*id:\s*)?(?P<q1>[\"'`])(?P<call>[^\"'`\r\n]{2,80})(?P=q1)"
    r"|(?P<q2>[\"'])(?P<piped>[^\"'\r\n]{2,80})(?P=q2)\s*\|\s*(?:async\s*\|\s*)?(?:translate|trans|transloco|t|i18n)\b"
    r"|\{[%{]-?\s*(?:trans|translate|t|i18n|lang)\s+(?P<q3>[\"'])(?P<tag>[^\"'\r\n]{2,80})(?P=q3)"
    r"|<(?:FormattedMessage|Trans|T|i18n-t)\b[^<>]*?\s(?:id|i18nKey|keypath|defaultMessage)\s*=\s*"
    r"\{?(?P<q5>[\"'])(?P<component>[^\"'\r\n]{2,80})(?P=q5)"
    r"|#\{\s*(?P<braced>[\w.-]{2,80})\s*\}"
)
"""Calls, filters, tags and components that translate."""

_IN_HTML = ("data-ng-model", "ng-model", "v-model", "wire:model", "x-model")
"""Attributes that stand in pages as they are served, too."""

_KEYS = ("call", "piped", "tag", "component", "braced")
_NO_NAMES = frozenset(
    ("field", "form", "index", "key", "label", "model", "name", "props", "state", "target", "this", "title", "value")
)
_LONGEST_TAG = 4000


def bound_name(element: Element) -> str:
    """The last word of the path that a field is bound to; "" where it is bound to nothing, or that says nothing."""
    if element.document.plain and not any(name.startswith(_IN_HTML) for name in element.names):
        return ""
    place = element.span
    tag = element.document.source.text[place.start : min(place.end, place.start + _LONGEST_TAG)]
    for bound in _BOUND.finditer(tag):
        name = _last_word(bound["said"] or bound["called"] or bound["braced"] or "")
        if name:
            return name
    around = components_around(element) if element.document.has_components else ()
    return next((name for outer in around if (name := _last_word(outer.value("name") or ""))), "")


def label_keys(element: Element, labels: tuple[Element, ...]) -> Iterator[str]:
    """The keys, or the words, of which code makes the labels of a field, be it the `label` that a component takes."""
    property_ = element.attribute("label") if element.unknown("label") else None
    if property_ and property_.value_span:
        yield from keys_in(element.document.source.text[property_.value_span.start : property_.value_span.end])
    for label in labels:
        inside = label.content_span
        if inside is not None and label.unknown_text:
            yield from keys_in(label.document.source.text[inside.start : inside.end])


def keys_in(code: str) -> Iterator[str]:
    """The last word of each key of a translation in some code, or all words of a sentence that is translated."""
    for found in _KEY.finditer(code):
        key = next(filter(None, map(found.group, _KEYS)))
        yield key if " " in key else _last_word(key)


def _last_word(path: str) -> str:
    """The last word of a path that names something: `user.address.zip` is `zip`, and `email.value` is `email`."""
    named = _NAMED.fullmatch(path.strip())
    if named:
        path = named["name"]
    elif _CALL.search(path):
        return ""
    told = [word for word in _WORDS.findall(path) if word not in _NO_NAMES]
    return told[-1] if told else ""
