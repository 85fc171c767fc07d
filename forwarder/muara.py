"""Another government's Muara: complaints that are theirs are handed over, and what becomes of them
comes back.

Every call is JSON, signed by the scheme of Standard Webhooks with a secret that both sides have,
and names who calls whom. A repeated call changes nothing there. `muara/taking_over.py` is the other
side; docs/destinations/muara.md has the calls.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from forwarder.destination import (
    Action,
    Arrived,
    CopiedFile,
    DestinationContext,
    DestinationSettings,
    DestinationType,
    Dispatch,
    EventName,
    Finding,
    ForeignStatus,
    ForeignWords,
    goes_in_circles,
    web_address,
)
from forwarder.errors import AnswerLost, ForwardError, InCircles, PermanentFailure, Refused
from forwarder.http_calls import HttpCaller, json_of
from forwarder.signing import SigningSecret, signature

KIND = "muara"
PATH = "/muara/v1"
IN_CIRCLES = "in_circles"
"""The word with which a government refuses what has been with too many, or with itself."""
SENDER, RECEIVER = "muara-from", "muara-to"
"""Headers: the codes of the governments that call and are called."""
_AT_ONCE = 50
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
STATUS_OF: Mapping[str, str] = {
    "new": "new",
    "on_hold": "on_hold",
    "assigned": "assigned",
    "in_progress": "in_progress",
    "resolved": "resolved",
    "closed": "closed",
    "handed_over": "handed_over",
    "archived": "archived",
}
"""Our status for each word of theirs; one that a later version adds is passed over."""


def _encrypted_address(url: str) -> str:
    found = web_address(url)
    parts = urlsplit(found)
    if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
        raise ValueError("is not encrypted. Write the address of their Muara with https://.")
    return found


class MuaraSettings(DestinationSettings):
    """Another government that has a Muara, and may hand over to us what is ours."""

    url: Annotated[str, AfterValidator(_encrypted_address)] = Field(
        description="Address of their Muara: its public_url."
    )
    code: str = Field(
        pattern=r"^[A-Z0-9]{2,5}$",
        description="Code of that government there, with which its tracking ids begin.",
    )
    secret: SigningSecret = Field(
        description="Secret that signs the calls of both sides, whsec_ and base64; they have the "
        "same."
    )
    label: str = Field(
        min_length=1,
        max_length=120,
        description="Name of that government, as officers and citizens know it.",
    )
    takes: Literal["by_hand"] = Field(
        default="by_hand", description="Only what an officer hands over or sends goes there."
    )
    tells_citizen: bool = Field(
        default=True, description="Whether the reporter hears of the number and status there."
    )
    events: tuple[EventName, ...] = Field(
        default=(
            "complaint_archived",
            "complaint_closed",
            "complaint_handed_over",
            "complaint_reopened",
            "complaint_withdrawn",
            "deed_undone",
            "message_added",
            "message_deleted",
            "message_edited",
            "message_let_through",
        ),
        description="Words of the history that are told there.",
    )


class Muara:
    """One other government."""

    def __init__(self, settings: MuaraSettings, context: DestinationContext) -> None:
        self._settings = settings
        self._now = context.now
        self._own = _own_code(settings, context)
        self._caller = HttpCaller(
            context,
            timeout_seconds=settings.timeout_seconds,
            access=f"destinations.{context.name}.secret",
        )

    def close(self) -> None:
        self._caller.close()

    def create(self, dispatch: Dispatch) -> Arrived:
        """Make it a complaint of theirs. `InCircles` where it has been there before, or with too
        many governments; nothing is sent then."""
        copy = dispatch.copy
        if goes_in_circles((*copy.hops, copy.tracking_id), self._settings.code):
            raise InCircles("It has been with this government before, or with too many.")
        said = self._post("cases", self._letter(dispatch), dispatch.key)
        number = said.get("number")
        if not isinstance(number, str) or not number:
            raise AnswerLost("They took it, and said no number.")
        return Arrived(foreign_id=number)

    def update(self, dispatch: Dispatch) -> None:
        """The same again, as it is by now: there it becomes a newer version of what they have."""
        self._post("cases", self._letter(dispatch), dispatch.key)

    def attach(self, dispatch: Dispatch) -> None:
        """Give them one photo."""
        if dispatch.file is None:
            raise PermanentFailure("There is no file.")
        content = dispatch.open_file(dispatch.file)
        photo = _photo(dispatch.file, base64.b64encode(content).decode())
        self._post("files", self._letter(dispatch) | {"photo": photo}, dispatch.key)

    def pull(self, foreign_ids: Sequence[str]) -> Sequence[ForeignStatus]:
        """How far they are, and what they told the reporter."""
        found: list[ForeignStatus] = []
        for start in range(0, len(foreign_ids), _AT_ONCE):
            wanted = list(foreign_ids[start : start + _AT_ONCE])
            rows = self._post("states", {"numbers": wanted}, *wanted, reads=True).get("states")
            for row in rows if isinstance(rows, list) else []:
                status = state_of(row)
                found += [status] if status is not None and status.foreign_id in wanted else []
        return found

    def show(self, dispatch: Dispatch) -> str:
        """The call that would go, without its signature."""
        path, letter = "cases", self._letter(dispatch)
        if dispatch.file is not None:
            path, letter = "files", letter | {"photo": _photo(dispatch.file, "(…)")}
        written = json.dumps(self._addressed(letter), ensure_ascii=False, indent=2)
        return f"POST {self._settings.url}{PATH}/{path}\n\n{written}"

    def check(self) -> Sequence[Finding]:
        """Whether they answer, and know us."""
        try:
            self._post("states", {"numbers": []}, "check", reads=True)
        except ForwardError as error:
            return [Finding(level="error", subject="government", message=str(error))]
        said = f"They answer, and know {self._own}."
        return [Finding(level="ok", subject="government", message=said)]

    # -- calls

    def _letter(self, dispatch: Dispatch) -> dict[str, Any]:
        """What is said of a complaint: the copy, and its numbers at all that have had it."""
        copy = dispatch.copy
        case = copy.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        case.pop("hops", None)
        return {
            "hops": [*copy.hops, copy.tracking_id],
            "event": dispatch.event,
            "at": dispatch.at.isoformat(),
            "is_new": dispatch.action is not Action.UPDATE,
            "case": case,
        }

    def _addressed(self, letter: Mapping[str, Any]) -> dict[str, Any]:
        return {"from": self._own, "to": self._settings.code, **letter}

    def _post(
        self, path: str, letter: Mapping[str, Any], *keys: str, reads: bool = False
    ) -> Mapping[str, Any]:
        body = json.dumps(self._addressed(letter)).encode()
        headers = {
            "Content-Type": "application/json",
            SENDER: self._own,
            RECEIVER: self._settings.code,
            **signature(self._settings.secret, keys, self._now(), body),
        }
        address = f"{self._settings.url}{PATH}/{path}"
        try:
            answer = self._caller.call("POST", address, reads=reads, content=body, headers=headers)
        except Refused as error:
            if IN_CIRCLES in str(error):
                raise InCircles("They say that it goes in circles.") from error
            raise
        said = json_of(answer, reads=reads)
        return said if isinstance(said, dict) else {}


def _photo(file: CopiedFile, content: str) -> dict[str, Any]:
    return {"id": file.id, "name": file.name, "content": content}


def _own_code(settings: MuaraSettings, context: DestinationContext) -> str:
    """The government of ours that they know; `PermanentFailure` where that is not clear."""
    known = settings.jurisdictions or context.jurisdictions
    if len(known) != 1:
        raise PermanentFailure(
            "Several governments are served here: name the one that they know in `jurisdictions`."
        )
    return known[0]


def state_of(row: Any) -> ForeignStatus | None:
    """How far one of theirs is; None for what is not understood."""
    if not isinstance(row, dict):
        return None
    number, status = row.get("number"), STATUS_OF.get(str(row.get("status")))
    if not isinstance(number, str) or status is None:
        return None
    answer = row.get("answer")
    return ForeignStatus(
        foreign_id=number,
        status=status,
        answer=answer if isinstance(answer, str) else "",
        told=_told(row.get("told")),
        at=_moment(row.get("at")),
    )


def _told(written: Any) -> Sequence[ForeignWords]:
    """None from an older version, which says the last alone."""
    found = []
    for one in written if isinstance(written, list) else []:
        key, text = (one.get("key"), one.get("text")) if isinstance(one, dict) else (None, None)
        if isinstance(key, str) and isinstance(text, str):
            found.append(ForeignWords(key=key, text=text))
    return found


def _moment(written: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


DESTINATION = DestinationType(
    label="Muara",
    settings=MuaraSettings,
    open=Muara,
    secrets=("secret",),
    repeats_safely=True,
    is_government=True,
)
