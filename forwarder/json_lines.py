"""One line of JSON for each thing, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

_OTHER_LINE_ENDS = ("\u0085", "\u2028", "\u2029")
"""At which readers cut lines, too (`str.splitlines`), and which JSON lets stand as they are."""


def json_line(value: Any, *, is_compact: bool = False) -> str:
    """`value` in JSON with its letters as they are, without a line end of any kind."""
    separators = (",", ":") if is_compact else None
    line = json.dumps(value, ensure_ascii=False, separators=separators)
    for end in _OTHER_LINE_ENDS:
        line = line.replace(end, f"\\u{ord(end):04x}")
    return line
