"""Files on Telegram's servers: ids, the several sizes of one photo, and downloads."""

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from simulator.telegram_queue import bad_request
from simulator.world import MediaFile, World

DOWNLOAD_LIMIT = 20_000_000  # https://core.telegram.org/bots/api#getfile
PHOTO_EDGES = (90, 320, 800, 1280)
FOLDERS = {
    "photo": "photos",
    "voice": "voice",
    "video": "videos",
    "video_note": "video_notes",
    "audio": "music",
    "animation": "animations",
    "sticker": "stickers",
    "document": "documents",
}
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "audio/ogg": ".oga",
    "audio/mpeg": ".mp3",
    "video/mp4": ".mp4",
    "application/pdf": ".pdf",
}


@dataclass(frozen=True)
class StoredFile:
    """A file that a bot may download by id; `size` is what Telegram says, in bytes."""

    file_id: str
    unique_id: str
    path: str
    size: int
    content: bytes


class TelegramFiles:
    """All files of one bot, by file_id and by path."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._thumbnails: dict[tuple[bytes, int], bytes] = {}

    def keep(self, kind: str, media: MediaFile) -> dict[str, Any]:
        """Store a file of a message; returns its file_id, file_unique_id and file_size."""
        return _reference(self._store(kind, media.mime_type, media.content))

    def keep_photo(self, media: MediaFile) -> list[dict[str, Any]]:
        """Store a photo in all sizes that Telegram makes of it, the smallest first."""
        width, height = _size_of(media.content)
        longest = max(width, height)
        sizes = [self._scaled(media, edge, width, height) for edge in PHOTO_EDGES if edge < longest]
        largest = self._store("photo", "image/jpeg", media.content)
        return [*sizes, {**_reference(largest), "width": width, "height": height}]

    def get(self, file_id: str) -> StoredFile:
        """Return a file for getFile; refuses unknown ids and files above 20 MB."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if self._world.faults.draw("telegram", "media", {"oversized_media"}) is not None:
            self._world.journal.add("fault", "telegram", operation="media", kind="oversized_media")
            raise bad_request("file is too big")
        if stored.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return stored

    def download(self, path: str) -> bytes | None:
        """Return the bytes behind a file_path, None if there is no such file."""
        stored = self._by_path.get(path)
        return None if stored is None else stored.content

    def _scaled(self, media: MediaFile, edge: int, width: int, height: int) -> dict[str, Any]:
        content = self._thumbnail(media.content, edge)
        scale = edge / max(width, height)
        stored = self._store("photo", "image/jpeg", content)
        size = {"width": round(width * scale), "height": round(height * scale)}
        return {**_reference(stored), **size}

    def _thumbnail(self, content: bytes, edge: int) -> bytes:
        key = (hashlib.sha256(content).digest(), edge)
        if key not in self._thumbnails:
            with Image.open(io.BytesIO(content)) as picture:
                picture.draft("RGB", (edge, edge))
                small = picture.convert("RGB")
            small.thumbnail((edge, edge))
            file = io.BytesIO()
            small.save(file, "JPEG", quality=70)
            self._thumbnails[key] = file.getvalue()
        return self._thumbnails[key]

    def _store(self, kind: str, mime_type: str, content: bytes) -> StoredFile:
        number = self._world.next_number("telegram.file")
        path = f"{FOLDERS[kind]}/file_{number}{SUFFIXES.get(mime_type, '')}"
        stored = StoredFile(
            file_id=f"AgACAgUAAxkBAAI{self._world.hex_id(40)}",
            unique_id=f"AQAD{self._world.hex_id(12)}",
            path=path,
            size=len(content),
            content=content,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[path] = stored
        return stored


def _size_of(content: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except UnidentifiedImageError as error:
        raise ValueError("Telegram takes pictures only as photos") from error


def _reference(stored: StoredFile) -> dict[str, Any]:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }
