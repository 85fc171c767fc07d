"""Says in plain words what pydantic found wrong, and finds the setting that was probably meant."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from channels.base import LACKING

Path = tuple[str | int, ...]

_WORDS: Mapping[str, tuple[str, str]] = {
    "int_parsing": ("must be a whole number", "Write digits only."),
    "int_type": ("must be a whole number", "Write digits only."),
    "int_from_float": ("must be a whole number", "Write digits only."),
    "float_parsing": ("must be a number", "Write digits, with a point before decimals."),
    "float_type": ("must be a number", "Write digits, with a point before decimals."),
    "finite_number": ("must be a finite number", "Write digits, with a point before decimals."),
    "bool_parsing": ("must be true or false", "Write true or false."),
    "bool_type": ("must be true or false", "Write true or false."),
    "string_type": ("must be one line of text", "Write one value, no list and no section."),
    "greater_than": ("must be greater than {gt}", "Write a larger number."),
    "greater_than_equal": ("must be at least {ge}", "Write a larger number."),
    "less_than": ("must be less than {lt}", "Write a smaller number."),
    "less_than_equal": ("must be at most {le}", "Write a smaller number."),
    "string_too_short": ("must have at least {min_length} characters", "Write more."),
    "string_too_long": ("must have at most {max_length} characters", "Shorten it."),
    "too_short": ("must have at least {min_length} entry", "Add one."),
    "literal_error": ("must be {expected}", "Choose one of these."),
    "enum": ("must be {expected}", "Choose one of these."),
    "missing": ("is required but missing", "Add it; docs/configuration.md says what it means."),
    "dict_type": ("must be a section", "Write `name: value` lines under it, indented."),
    "model_type": ("must be a section", "Write `name: value` lines under it, indented."),
    "tuple_type": ("must be a list", "Write each entry on a line of its own after `- `."),
    "list_type": ("must be a list", "Write each entry on a line of its own after `- `."),
    "set_type": ("must be a list", "Write each entry on a line of its own after `- `."),
    "frozen_set_type": ("must be a list", "Write each entry on a line of its own after `- `."),
}


def explain(error: ErrorDetails, written: str | None, field: FieldInfo | None) -> tuple[str, str]:
    """The message and the remedy for a pydantic error of `field`.

    `written` is what stands in the file, where that may be shown.
    """
    meaning = field.description if field else None
    belongs = f"What belongs there: {meaning}" if meaning else "See docs/configuration.md."
    context = error.get("ctx", {})
    not_this = f", not {shorten(written)!r}" if written is not None else ""
    if error["type"] in _WORDS:
        words, remedy = _WORDS[error["type"]]
        return f"{words.format(**context)}{not_this}.", remedy
    if error["type"] in ("value_error", LACKING):
        message, remedy = _sentences(str(context.get("error", error["msg"])))
        return message, remedy or belongs
    return f"cannot be {shorten(written)!r}." if written else "has another form.", belongs


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` is most probably a slip of, or None."""
    found = difflib.get_close_matches(word.lower(), [*known], n=1, cutoff=0.6)
    return found[0] if found else None


def meant(word: str, known: Sequence[str]) -> str:
    """A remedy for an unknown word: the nearest known one, else all of them."""
    near = nearest(word, known)
    if near:
        return f"Did you mean {near!r}?"
    return f"Known are {', '.join(sorted(known))}." if known else "Remove it."


def shorten(text: str) -> str:
    """`text`, cut where it would fill the screen."""
    return text if len(text) <= 40 else text[:39] + "…"


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field that `path` leads to, through sections, dictionaries and lists."""
    return _walk(model, path)[0]


def settings_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The names of the settings that may stand in the section at `path`."""
    section = _model_of(_walk(model, path)[1])
    return tuple(section.model_fields) if section else ()


def is_secret(field: FieldInfo | None) -> bool:
    """Whether the field's values are secrets; of a list, its entries."""
    if field is None:
        return False
    written = _without_none(field.annotation)
    return SecretStr in (field.annotation, written, *typing.get_args(written))


def _sentences(text: str) -> tuple[str, str]:
    """A validator's words: the first sentence is the message, the others are the remedy."""
    message, _, remedy = text.partition(". ")
    return message.rstrip(".") + ".", remedy


def _walk(model: type[BaseModel], path: Path) -> tuple[FieldInfo | None, Any]:
    """The last field on the way, and the type of what stands at the end of `path`."""
    field: FieldInfo | None = None
    annotation: Any = model
    for step in path:
        section = _model_of(annotation)
        if section is not None:
            field = section.model_fields.get(str(step))
            annotation = field.annotation if field else None
        else:
            # The entries' type: dict[str, X] says it last, tuple[X, ...] and list[X] first.
            arguments = [a for a in typing.get_args(_without_none(annotation)) if a is not ...]
            annotation = arguments[-1] if arguments else None
    return field, annotation


def _model_of(annotation: Any) -> type[BaseModel] | None:
    annotation = _without_none(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None


def _without_none(annotation: Any) -> Any:
    """`X` for `X | None`."""
    if typing.get_origin(annotation) not in (typing.Union, types.UnionType):
        return annotation
    members = [member for member in typing.get_args(annotation) if member is not type(None)]
    return members[0] if len(members) == 1 else annotation
