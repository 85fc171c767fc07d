"""What each of a complaint's files shows to whom; masking pictures and typing what a voice says."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection, Row

from muara.web.conversation import Conversation
from muara.web.forms import NotSeen, trouble_of, version_in
from muara.web.late_route import LateRoute
from muara.web.screen import page
from muara.web.visit import Visit, doing, reading
from normalizer.privacy import redact
from store import files, overview, queries
from store.errors import Conflict, Erased, NotFound, NotPossible, Why
from store.files import FileFacts, Region
from store.models import MediaState
from store.rights import Right
from store.sealing import Sealer

router = APIRouter(route_class=LateRoute)
Masks = Annotated[Visit, Depends(reading(Right.MODERATE))]
MasksNow = Annotated[Visit, Depends(doing(Right.MODERATE))]

TRANSCRIPT = b"transcript.words"
_LONGEST_TRANSCRIPT = 8000
_SPARE_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one operator may see of one file, and do about it."""

    tracking_id: str
    seen: int
    """The version of that complaint, for what is done about the file."""
    is_open: bool
    """It is shown or played; to an agency sound, film and papers only when released."""
    is_masked: bool
    may_see_original: bool
    may_mask: bool
    may_transcribe: bool
    may_release: bool
    released_because: str | None
    released_id: int | None
    """Of that release, for those who may end it."""
    transcript: str | None
    transcript_version: int

    @property
    def new_key(self) -> str:
        """For one form: sent twice, it counts once."""
        return secrets.token_urlsafe(12)


def sights_of(
    visit: Visit, connection: Connection, complaint_id: int, conversation: Conversation
) -> Mapping[int, Sight]:
    """By file, for all files of a conversation."""
    found = [file for version in conversation.all_versions for file in version.attachments]
    facts = files.facts_of(visit.scope, connection, [file.id for file in found])
    complaint = queries.complaint(visit.scope, connection, complaint_id)
    keyring = visit.application.store.keyring
    try:
        sealer = queries.reporter_sealer(visit.scope, connection, keyring, complaint.reporter_id)
    except Erased:
        sealer = None
    gone = (message for message in conversation.all_messages if message.deleted_at is not None)
    lost = {file.id for one in gone for version in one.versions for file in version.attachments}
    return {
        file.id: _sight(
            visit, complaint, file, facts[file.id], sealer, is_taken_back=file.id in lost
        )
        for file in found
    }


def _sight(
    visit: Visit,
    complaint: Row[Any],
    file: Row[Any],
    facts: FileFacts,
    sealer: Sealer | None,
    *,
    is_taken_back: bool,
) -> Sight:
    originals = files.may_see_originals(visit.scope)
    is_picture = file.kind in ("image", "sticker")
    return Sight(
        tracking_id=complaint.tracking_id,
        seen=complaint.version,
        is_open=is_open_to(visit, file, facts),
        is_masked=facts.mask is not None and bool(facts.mask.regions),
        may_see_original=originals and is_picture,
        may_mask=is_picture and visit.may(Right.MODERATE),
        may_transcribe=file.kind == "audio" and (visit.may("verify") or visit.may("moderate")),
        may_release=(
            visit.may(Right.RELEASE) and facts.released_because is None and not is_taken_back
        ),
        released_because=facts.released_because,
        released_id=facts.released_id if visit.may(Right.RELEASE) else None,
        transcript=_transcript(facts, sealer, in_full=originals),
        transcript_version=facts.transcript.version if facts.transcript is not None else 0,
    )


def is_open_to(visit: Visit, file: Row[Any], facts: FileFacts) -> bool:
    """Pictures are masked for an agency; whatever cannot be masked has to be released to it."""
    if visit.scope.agencies is None:
        return True
    return file.kind in ("image", "sticker") or facts.released_because is not None


def _transcript(facts: FileFacts, sealer: Sealer | None, *, in_full: bool) -> str | None:
    row = facts.transcript
    if row is None:
        return None
    if not in_full or sealer is None or row.sealed is None:
        return None if row.redacted_text is None else str(row.redacted_text)
    return str(json.loads(sealer.open(row.sealed, TRANSCRIPT))["text"])


def transcripts_of(sights: Mapping[int, Sight]) -> list[str]:
    """What voices say, redacted, for what leaves the house."""
    return [redact(one.transcript) or "" for one in sights.values() if one.transcript]


def keep_transcript(visit: Visit, attachment_id: int, text: str, version: int) -> None:
    """Keep what a voice note says; personal numbers in it are masked for everybody else.

    `Conflict` where somebody else has written another one than the `version` that was seen.
    """
    words = text.strip()
    if not words:
        raise NotPossible("Write what it says.", Why.NO_WORDS)
    if len(words) > _LONGEST_TRANSCRIPT:
        raise NotPossible(f"At most {_LONGEST_TRANSCRIPT} characters.", Why.TOO_LONG)
    application = visit.application
    with application.store.write() as connection:
        file = queries.attachment(visit.scope, connection, attachment_id)
        keyring = application.store.keyring
        sealer = queries.reporter_sealer(visit.scope, connection, keyring, file.reporter_id)
        files.write_transcript(
            visit.scope,
            connection,
            attachment_id,
            sealer.seal(json.dumps({"text": words}).encode(), TRANSCRIPT),
            redact(words) or "",
            application.clock.now(),
            version=version,
        )


@router.get("/media/{attachment_id}/mask")
def show_mask(visit: Masks, attachment_id: int) -> Response:
    """The picture, and the parts of it that are hidden."""
    return _mask_page(visit, attachment_id)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What a form asked for and did not get, and the word for why."""

    regions: Sequence[Region]
    turned: int
    trouble: str


def _mask_page(visit: Visit, attachment_id: int, typed: _Typed | None = None) -> Response:
    """With what is hidden now, and what was typed in vain beside it, to be sent again: whoever
    saves it uncovers nothing that somebody else has hidden meanwhile."""
    with visit.application.store.read() as connection:
        file = _picture(visit, connection, attachment_id)
        mask = files.facts_of(visit.scope, connection, [attachment_id])[attachment_id].mask
        regions: Iterable[Region] = [tuple(one) for one in mask.regions] if mask else ()
        turned = mask.turned if mask else 0
        if typed is not None:
            regions, turned = dict.fromkeys((*regions, *typed.regions)), typed.turned
        return page(
            visit,
            connection,
            "mask.html",
            status=200 if typed is None else 409,
            file=file,
            regions=[[round(100 * share, 1) for share in one] for one in regions],
            spare=_SPARE_ROWS,
            turned=turned,
            turns=files.TURNS,
            version=mask.version if mask else 0,
            trouble=typed and typed.trouble,
            tracking_id=tracking_id_of(visit, connection, file),
        )


@router.post("/media/{attachment_id}/mask")
def mask_picture(
    visit: MasksNow,
    attachment_id: int,
    version: Annotated[str, Form()] = "",
    left: Annotated[list[str] | None, Form()] = None,
    top: Annotated[list[str] | None, Form()] = None,
    width: Annotated[list[str] | None, Form()] = None,
    height: Annotated[list[str] | None, Form()] = None,
    turned: Annotated[int, Form()] = 0,
) -> Response:
    """Hide these parts, given in percent of the upright picture; rows left empty are none."""
    regions = regions_from(left or (), top or (), width or (), height or ())
    application = visit.application
    try:
        with application.store.write() as connection:
            file = _picture(visit, connection, attachment_id)
            files.mask_picture(
                visit.scope,
                connection,
                attachment_id,
                regions,
                turned,
                application.clock.now(),
                version=version_in(version),
            )
    except (NotSeen, Conflict) as error:
        word = trouble_of(error, {NotSeen: "not_seen", Conflict: "conflict"})
        return _mask_page(visit, attachment_id, _Typed(regions, turned, word))
    with application.store.read() as connection:
        tracking_id = tracking_id_of(visit, connection, file)
    return RedirectResponse(f"/complaints/{tracking_id}?done=mask", 303)


def regions_from(*columns: Sequence[str]) -> list[Region]:
    """Shares of one from percents as they were typed, cut off at the picture's edges.

    Rows without a width or height are none; `NotPossible` for what is no number.
    """
    rows = [tuple(row) for row in zip(*columns, strict=False)]
    try:
        given = [
            tuple(float(cell.replace(",", ".")) / 100 for cell in row) for row in rows if all(row)
        ]
    except ValueError as error:
        raise NotPossible("A mask's edges are numbers.") from error
    found = []
    for left, top, width, height in given:
        begin, above = min(max(left, 0.0), 1.0), min(max(top, 0.0), 1.0)
        size = (min(left + width, 1.0) - begin, min(top + height, 1.0) - above)
        if size[0] > 0 and size[1] > 0:
            found.append((begin, above, *size))
    return found


def _picture(visit: Visit, connection: Connection, attachment_id: int) -> Row[Any]:
    file = queries.attachment(visit.scope, connection, attachment_id)
    if file.state != MediaState.STORED or file.kind not in ("image", "sticker"):
        raise NotFound("There is no such picture.")
    return file


def tracking_id_of(visit: Visit, connection: Connection, file: Row[Any]) -> str:
    """The number of the complaint that a file belongs to, else `NotFound`."""
    if file.complaint_id is None:
        raise NotFound("The file belongs to no complaint.")
    return overview.tracking_ids(visit.scope, connection, [file.complaint_id])[file.complaint_id]
