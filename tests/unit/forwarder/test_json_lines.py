"""A line of JSON is one line for every reader, and means what was put in."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from forwarder.json_lines import json_line

ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\u0085\u2028\u2029"
words = st.text(st.sampled_from(ENDS + 'a\\"é\U0001f6a7') | st.characters())


@given(st.dictionaries(words, words), st.booleans())
def test_nothing_in_it_ends_the_line(value: dict[str, str], is_compact: bool) -> None:
    line = json_line(value, is_compact=is_compact)

    assert line.splitlines() == [line]
    assert json.loads(line) == value


def test_other_letters_stand_as_they_are() -> None:
    assert json_line({"kata": "é 🚧 \u2028"}, is_compact=True) == '{"kata":"é 🚧 \\u2028"}'
