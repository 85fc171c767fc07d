"""What a government knows and the normalizer uses: a frozen, versioned value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from normalizer.gazetteer import Gazetteer, Nickname
from normalizer.lexicon import Lexicon
from normalizer.model import LinearModel

_JAKARTA = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything beside the message itself that `normalize` may look at; loaded by `muara`.

    `jurisdiction` is the Kemendagri code of the government ("35.22"), "" where none is known.
    `nicknames` are keyed by themselves in lower case. The default is empty: nothing beyond what
    the message itself says is understood.
    """

    version: str = "default"
    jurisdiction: str = ""
    zone: ZoneInfo = _JAKARTA
    lexicon: Lexicon = field(default_factory=Lexicon)
    model: LinearModel | None = None
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    nicknames: Mapping[str, Nickname] = field(default_factory=dict)


DEFAULT = Knowledge()
