"""The reading of forms that is ours, against the standard library's."""

from __future__ import annotations

from itertools import chain
from urllib.parse import parse_qsl

from hypothesis import assume, given
from hypothesis import strategies as st

from channels._whatsapp_messages import form_pairs

_PIECES = (
    *(b"%", b"&", b"=", b"+", b"a", b"%41", b"%c3%A9", b"%zz", b"\xff", b";", b"%26", b"\0"),
    # Of quoted-printable.
    *(b"\n", b"\r", b"\r\n", b"%3D", b" ", b"_", b"."),
)


@given(st.lists(st.sampled_from(_PIECES)).map(b"".join))
def test_a_form_is_read_as_the_standard_library_reads_it(body: bytes) -> None:
    expected = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    # Bytes that are not UTF-8 are read as Windows-1252, which the standard library does not do.
    assume("\ufffd" not in "".join(chain.from_iterable(expected)))
    assert form_pairs(body) == expected
