"""WhatsApp's templates for news after the window, ready to be submitted by Twilio's Content API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forwarder.base import STATUS_PURPOSES
from muara.words import line

LANGUAGES = ("id", "en")
_CATEGORY = "UTILITY"
_EXAMPLE = "CTH-7K4M-92QX"


def templates(language: str) -> Iterator[dict[str, Any]]:
    """For each purpose of our news a template: what to send to `/v1/Content`, and to its approval.

    Variable 1 is the report's number. None of them says what the news is: that follows when the
    citizen answers, so that nothing of a report stands with the platform's reviewers.
    """
    for purpose in STATUS_PURPOSES:
        name = f"muara_{purpose}_{language}"
        yield {
            "purpose": purpose,
            "content": {
                "friendly_name": name,
                "language": language,
                "variables": {"1": _EXAMPLE},
                "types": {"twilio/text": {"body": line(language, f"template.{purpose}")}},
            },
            "approval": {"name": name, "category": _CATEGORY},
        }
