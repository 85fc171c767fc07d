"""Bodies that are almost right: how platforms surprise, and attackers probe, a parser."""

from __future__ import annotations

import copy
import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from hypothesis import strategies as st

ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**40,
    1e308,
    float("nan"),
    float("inf"),
    "",
    "\x00",
    "\ud83d",
    "０１",
    "9" * 400,
    [],
    [None],
    [[]],
    {},
    {"id": {}},
    [{"id": [1]}],
)


@st.composite
def mutated_bodies(draw: st.DrawFn, body: bytes) -> bytes:
    """A body with one value replaced or removed, or with some bytes changed."""
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    if draw(st.booleans()) and isinstance(value, dict | list):
        return json.dumps(_replaced(draw, value)).encode()
    if draw(st.booleans()) and b"=" in body:
        return _form(draw, body)
    start = draw(st.integers(0, len(body)))
    end = draw(st.integers(start, min(len(body), start + 20)))
    return body[:start] + draw(st.binary(max_size=8)) + body[end:]


def _replaced(draw: st.DrawFn, value: Any) -> Any:
    paths = list(_paths(value))
    result = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 3))):
        _put(result, draw(st.sampled_from(paths)), draw(st.sampled_from(ODD_VALUES)))
    return result


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        return found + [p for key, child in value.items() for p in _paths(child, (*path, key))]
    if isinstance(value, list):
        return found + [p for i, child in enumerate(value) for p in _paths(child, (*path, i))]
    return found


def _put(value: Any, path: tuple[Any, ...], odd: Any) -> None:
    """Set the value at `path`, unless an earlier change took that place away."""
    *way, last = path
    try:
        for step in way:
            value = value[step]
        value[last] = copy.deepcopy(odd)
    except (KeyError, IndexError, TypeError):
        return


def _form(draw: st.DrawFn, body: bytes) -> bytes:
    pairs = parse_qsl(body.decode("latin-1"), keep_blank_values=True)
    if not pairs:
        return body
    index = draw(st.integers(0, len(pairs) - 1))
    odd = draw(st.sampled_from([str(v) for v in ODD_VALUES if v != "\ud83d"]))
    changed = [*pairs[:index], (pairs[index][0], odd), *pairs[index + 1 :]]
    return urlencode(changed).encode()
