"""Small files for doings of citizens that come without a file of their own."""

import struct

from simulator.world import MediaFile

VOICE_BYTES = 4096


def voice() -> MediaFile:
    """Return a voice note: the head of an Ogg Opus stream and silence."""
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 312, 48_000, 0, 0)
    page = b"OggS" + struct.pack("<BBQIIIBB", 0, 2, 0, 1, 0, 0, 1, len(head)) + head
    return MediaFile(page.ljust(VOICE_BYTES, b"\x00"), "audio/ogg")


def video() -> MediaFile:
    """Return the head of an MP4 file."""
    brands = b"isom" + struct.pack(">I", 512) + b"isomiso2mp41"
    head = struct.pack(">I", 8 + len(brands)) + b"ftyp" + brands
    free = struct.pack(">I", 4096) + b"free"
    return MediaFile(head + free.ljust(4096, b"\x00"), "video/mp4", "video.mp4")


def audio() -> MediaFile:
    """Return the head of an MP3 file."""
    return MediaFile(b"ID3\x03\x00\x00\x00\x00\x00\x0a".ljust(2048, b"\x00"), "audio/mpeg", "a.mp3")


def document() -> MediaFile:
    """Return a PDF of one empty page."""
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )
    return MediaFile(body, "application/pdf", "surat.pdf")
