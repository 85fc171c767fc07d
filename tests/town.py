"""An invented regency's morning: messages of many kinds, as an officer would find them."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import httpx
from PIL import Image, ImageDraw

from store import people, queries
from store.models import OutboxState
from store.scope import SYSTEM
from tests.installation import Installation

LAMP = "Lampu jalan di Dusun Karang Tengah mati sudah tiga malam. Hubungi 0811-0000-1234."
LAMP_EDITED = "Lampu jalan di Dusun Karang Tengah RT 03 mati sudah empat malam."
CAPTION = "Ini fotonya, tiang dekat pos ronda"
DELETED = "Jalan rusak, akan saya hapus"
WATER = "Air PDAM di Desa Contoh keruh sudah seminggu"
HOLE = "Jalan depan Puskesmas Contoh berlubang besar"
ELSEWHERE = "Laporan untuk kabupaten lain"
POINT = {"latitude": -7.15021, "longitude": 111.88172}
FILES_GONE = "video-gone"


def picture(colour: str, *, exif: bool = True) -> bytes:
    """A JPEG of 960 x 720 pixels, with a camera's name and a position in its EXIF."""
    image = Image.new("RGB", (960, 720), colour)
    ImageDraw.Draw(image).rectangle((200, 200, 760, 520), fill="darkgray")
    output = io.BytesIO()
    known = Image.Exif()
    known[0x010F] = "Invented Camera"
    known.get_ifd(0x8825)[1] = "S"
    known.get_ifd(0x8825)[2] = (7.0, 9.0, 0.756)
    image.save(output, "JPEG", exif=known if exif else Image.Exif())
    return output.getvalue()


def photo(reference: str) -> list[dict[str, Any]]:
    """Telegram's field for a photo in one size."""
    size = {"width": 960, "height": 720, "file_size": 120_000}
    return [{"file_id": reference, "file_unique_id": f"u-{reference}", **size}]


def morning(town: Installation) -> None:
    """One street lamp told in many messages, comments, files that came and files that did not."""
    citizens, clock = town.citizens, town.clock
    town.receive("telegram", citizens.telegram(1, text=LAMP))
    lamp = citizens.latest
    clock.move(timedelta(minutes=2))
    town.receive(
        "telegram",
        citizens.telegram(1, photo=photo("dark"), caption=CAPTION, media_group_id="album"),
        citizens.telegram(1, photo=photo("light"), media_group_id="album"),
        citizens.telegram(1, location=POINT),
        citizens.telegram(1, edit=lamp, text=LAMP_EDITED),
    )
    town.receive("page", citizens.comment(3, WATER))
    clock.move(timedelta(minutes=7))
    town.receive("page", citizens.comment(4, "Setuju, di tempat saya juga"))
    town.receive("page", citizens.comment(5, HOLE, post=5502))
    clock.move(timedelta(minutes=30))
    _files(town)
    town.receive("telegram-uji", citizens.telegram(50, text=ELSEWHERE))
    httpx.post(f"{town.url}/hooks/page", content=b"{}")
    town.receive("telegram", b'{"nonsense": 1}')
    clock.move(timedelta(minutes=4))


def _files(town: Installation) -> None:
    citizens = town.citizens
    document = {"file_id": "letter", "file_unique_id": "u-letter", "file_name": "surat.html"}
    voice = {"file_id": "voice", "file_unique_id": "u-voice", "duration": 4}
    video = {"file_id": FILES_GONE, "file_unique_id": "u-video", "duration": 4}
    town.receive(
        "telegram",
        citizens.telegram(
            40, document=document | {"mime_type": "text/html"}, caption="Surat warga"
        ),
        citizens.telegram(41, voice=voice | {"mime_type": "audio/ogg"}),
        citizens.telegram(42, video=video | {"width": 10, "height": 10}, caption="Video banjir"),
    )
    town.fetch_media(
        {
            "dark": picture("midnightblue"),
            "light": picture("lightsteelblue"),
            "letter": b"<!doctype html><script>alert(1)</script>",
            "voice": b"OggS\0\2" + bytes(2000),
        }
    )


def outbox_trouble(town: Installation) -> None:
    """The acknowledgements of the first complaints went wrong, each in a way of its own."""
    from store import sending

    now = town.clock.now()
    with town.application.store.write() as connection:
        rows = queries.outbox_rows(SYSTEM, connection, states=[OutboxState.DUE])
        sending.note_dead(SYSTEM, connection, rows[0], now, error="outside_window")
        sending.note_uncertain(
            SYSTEM, connection, rows[1].id, now, error="answer_lost", look_at=now
        )
        again = now + timedelta(minutes=5)
        sending.note_failed(SYSTEM, connection, rows[2].id, now, error="rate_limit", again=again)


def make_secret(town: Installation, tracking_id: str) -> None:
    """Hide a whole report from those who may not see secret ones."""
    from sqlalchemy import update

    from store.models import complaints

    with town.application.store.write() as connection:
        connection.execute(
            update(complaints).where(complaints.c.tracking_id == tracking_id).values(is_secret=True)
        )


def erase_author(town: Installation, tracking_id: str) -> None:
    """Forget whoever wrote a complaint."""
    with town.application.store.write() as connection:
        found = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
        now = town.clock.now()
        people.erase_reporter(SYSTEM, connection, found.reporter_id, now, "asked")


def ask_to_be_forgotten(town: Installation, tracking_id: str, code: str) -> None:
    """A platform passes on that the author of a complaint wants to be forgotten."""
    from sqlalchemy import select

    from store.models import reporter_addresses

    with town.application.store.write() as connection:
        found = queries.complaint_by_tracking_id(SYSTEM, connection, tracking_id)
        address_hash = connection.execute(
            select(reporter_addresses.c.address_hash).where(
                reporter_addresses.c.reporter_id == found.reporter_id
            )
        ).scalars()
        people.request_erasure(
            SYSTEM,
            connection,
            channel=found.channel,
            address_hash=address_hash.first() or b"",
            code=code,
            now=town.clock.now(),
        )
