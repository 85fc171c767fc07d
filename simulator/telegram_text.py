"""Telegram's rules for formatted text: entities in what citizens type, errors in what bots send."""

import re
from html.parser import HTMLParser
from typing import Any

# https://core.telegram.org/bots/api#formatting-options
HTML_TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "a",
        "code",
        "pre",
        "span",
        "tg-spoiler",
        "tg-emoji",
        "blockquote",
    ]
)
MARKDOWN_V2_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
MARKDOWN_V2_PAIRED = ("||", "__", "_", "*", "~", "`")
TYPED_ENTITIES = (
    ("bot_command", re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{5,32})?")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{4,31}")),
    ("hashtag", re.compile(r"(?<!\w)#\w+")),
    ("url", re.compile(r"https?://\S+")),
)


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def typed_entities(text: str) -> list[dict[str, Any]]:
    """Return the entities that Telegram finds in plain typed text, by offset in UTF-16 units."""
    found = [
        {
            "type": kind,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for kind, pattern in TYPED_ENTITIES
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: int(entity["offset"]))


def formatting_error(text: str, parse_mode: str) -> str | None:
    """Return what Telegram objects to in a bot's formatted text, None if nothing."""
    match parse_mode.lower():
        case "":
            return None
        case "html":
            return _html_error(text)
        case "markdownv2":
            return _markdown_v2_error(text)
        case "markdown":
            return _legacy_markdown_error(text)
        case _:
            return "unsupported parse_mode"


def visible_text(text: str, parse_mode: str) -> str:
    """Return the text as the citizen sees it, without the formatting marks."""
    match parse_mode.lower():
        case "html":
            return _VisibleHtml.of(text)
        case "markdownv2":
            return re.sub(r"\\(.)|[_*~`]|\|\|", lambda match: match.group(1) or "", text)
        case "markdown":
            return re.sub(r"\\(.)|[_*`]", lambda match: match.group(1) or "", text)
        case _:
            return text


class _VisibleHtml(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []

    @classmethod
    def of(cls, text: str) -> str:
        parser = cls()
        parser.feed(text)
        parser.close()
        return "".join(parser._pieces)

    def handle_data(self, data: str) -> None:
        self._pieces.append(data)


def _html_error(text: str) -> str | None:
    open_tags: list[str] = []
    for match in re.finditer(r"<(/?)([A-Za-z0-9-]*)([^<>]*)(>?)", text):
        closing, tag, _rest, end = match.groups()
        offset = len(text[: match.start()].encode())
        name = tag.lower()
        if not end:
            return f"can't parse entities: Unclosed start tag at byte offset {offset}"
        if name not in HTML_TAGS:
            side = "end" if closing else "start"
            return f'can\'t parse entities: Unsupported {side} tag "{name}" at byte offset {offset}'
        if not closing:
            open_tags.append(name)
        elif not open_tags:
            return f"can't parse entities: Unexpected end tag at byte offset {offset}"
        elif open_tags.pop() != name:
            return f"can't parse entities: Unmatched end tag at byte offset {offset}"
    if open_tags:
        return (
            "can't parse entities: Can't find end tag corresponding to start tag "
            f'"{open_tags[-1]}"'
        )
    return None


def _markdown_v2_error(text: str) -> str | None:
    without_links = re.sub(r"\[((?:[^\]\\]|\\.)*)\]\((?:[^)\\]|\\.)*\)", r"\1", text)
    without_escapes = re.sub(r"\\[\x01-\x7e]", "", without_links)
    for mark in MARKDOWN_V2_PAIRED:
        if without_escapes.count(mark) % 2:
            return f"can't parse entities: Can't find end of the entity starting with {mark!r}"
        without_escapes = without_escapes.replace(mark, "")
    without_quotes = re.sub(r"(?m)^(\*\*)?>", "", without_escapes)
    for character in without_quotes:
        if character in MARKDOWN_V2_RESERVED:
            return (
                f"can't parse entities: Character '{character}' is reserved and must be escaped "
                "with the preceding '\\'"
            )
    return None


def _legacy_markdown_error(text: str) -> str | None:
    plain = re.sub(r"\\[_*`\[]", "", text)
    for mark in "_*`":
        if plain.count(mark) % 2:
            offset = len(plain[: plain.rfind(mark)].encode())
            return (
                "can't parse entities: Can't find end of the entity starting at byte offset "
                f"{offset}"
            )
    return None
