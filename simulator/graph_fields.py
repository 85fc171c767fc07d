"""Graph's field selection: `fields=id,from{name},comments.limit(5){message}`."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.faults import Refusal
from simulator.graph_errors import invalid, refuse

TOKEN = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*|[{}(),.]|[^\s{}(),.]+)")


@dataclass(frozen=True)
class Field:
    """One selected field, its modifiers such as `limit`, and the fields selected below it."""

    name: str
    modifiers: Mapping[str, str]
    children: tuple["Field", ...] = ()


def parse_fields(text: str) -> tuple[Field, ...]:
    """Return the selected fields; refuses wrong syntax with code 2500."""
    if not text.strip():
        return ()
    reader = _Reader(TOKEN.findall(text))
    fields = reader.fields()
    if reader.peek():
        raise reader.error()
    return fields


def write_fields(fields: Sequence[Field]) -> str:
    """Return the text that `parse_fields` reads as these fields."""
    return ",".join(_write_field(field) for field in fields)


def _write_field(field: Field) -> str:
    modifiers = "".join(f".{name}({value})" for name, value in field.modifiers.items())
    children = f"{{{write_fields(field.children)}}}" if field.children else ""
    return field.name + modifiers + children


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.peek()
        if not token or (expected and token != expected):
            raise self.error()
        self._at += 1
        return token

    def error(self) -> Refusal:
        found = self.peek() or "end of string"
        return refuse(
            2500, f'Syntax error "Expected name instead of "{found}"." at character {self._at}'
        )

    def fields(self) -> tuple[Field, ...]:
        found = [self.field()]
        while self.peek() == ",":
            self.take()
            found.append(self.field())
        return tuple(found)

    def field(self) -> Field:
        name = self.take()
        if not re.fullmatch(r"[A-Za-z_]\w*", name):
            self._at -= 1
            raise self.error()
        modifiers = {}
        while self.peek() == ".":
            self.take()
            modifier = self.take()
            modifiers[modifier] = self.argument()
        children: tuple[Field, ...] = ()
        if self.peek() == "{":
            self.take()
            children = self.fields()
            self.take("}")
        return Field(name, modifiers, children)

    def argument(self) -> str:
        self.take("(")
        words = []
        while self.peek() != ")":
            words.append(self.take())
        self.take(")")
        return "".join(words)


def select(
    node: str,
    values: Mapping[str, Callable[[Field], Any]],
    fields: Sequence[Field],
    defaults: Sequence[str],
) -> dict[str, Any]:
    """Return the selected values of a node, its id always with them; None values are left out.

    Refuses a field that the node does not have with code 100.
    """
    chosen = fields or [Field(name, {}) for name in defaults]
    shown = {}
    for field in chosen:
        if field.name not in values:
            raise invalid(f"Tried accessing nonexisting field ({field.name}) on node type ({node})")
        value = values[field.name](field)
        if value is not None:
            shown[field.name] = _pick(value, field.children)
    shown["id"] = values["id"](Field("id", {}))
    return shown


def _pick(value: Any, children: Sequence[Field]) -> Any:
    """Narrow a plain object or list of objects to the selected fields below it."""
    if not children:
        return value
    if isinstance(value, list):
        return [_pick(item, children) for item in value]
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        return {**value, "data": _pick(value["data"], children)}
    if isinstance(value, dict):
        chosen = {field.name: field.children for field in children} | {"id": ()}
        return {key: _pick(item, chosen[key]) for key, item in value.items() if key in chosen}
    return value
