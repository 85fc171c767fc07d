"""Open311's answers as JSON and XML: one payload, two spellings. No network, no store.

A payload is made of dictionaries, lists, texts, numbers, booleans, moments and None. XML names the
members of a list by `_ONE`; JSON leaves the outermost name of a list away, as the standard does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal
from xml.etree import ElementTree

Form = Literal["json", "xml"]
FORMS: tuple[Form, ...] = ("json", "xml")
MEDIA_TYPES: Mapping[Form, str] = {
    "json": "application/json; charset=utf-8",
    "xml": "text/xml; charset=utf-8",
}
_ONE: Mapping[str, str] = {
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
    "services": "service",
    "service_requests": "request",
    "service_request_updates": "request_update",
    "errors": "error",
}
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, in whichever spelling."""


def written(form: Form, root: str, payload: Any) -> bytes:
    """The body of an answer."""
    return _json(payload) if form == "json" else _xml(root, payload)


def _json(payload: Any) -> bytes:
    text = json.dumps(_plain(payload), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def _xml(root: str, payload: Any) -> bytes:
    found: str = ElementTree.tostring(_element(root, payload), encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{found}'.encode()


def _element(name: str, value: Any) -> ElementTree.Element:
    element = ElementTree.Element(name)
    if isinstance(value, Mapping):
        element.extend(_element(key, each) for key, each in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        element.extend(_element(_ONE[name], each) for each in value)
    elif value is not None:
        element.text = _text(value)
    return element


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return _NOT_IN_XML.sub("\ufffd", str(value))
