"""Tells a demo store from a real one, and finds the settings that go with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from forwarder.registry import destination_type
from muara.config import load_settings
from muara.settings import Settings

MARKER = "demo"
OVERLAY = "demo.yaml"


def is_demo(store_url: str) -> bool:
    """The store exists and was made by `muara demo`. Looks without writing; SQLite only."""
    path = store_path(store_url)
    if path is None or not path.exists():
        return False
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        query = "SELECT value FROM store_setting WHERE name = ?"
        return connection.execute(query, (MARKER,)).fetchone() is not None
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def overlay_beside(store_url: str) -> Path | None:
    """The demo's own settings, which lie beside its store; None for real stores."""
    path = store_path(store_url)
    if path is None or not is_demo(store_url):
        return None
    overlay = path.parent / OVERLAY
    return overlay if overlay.exists() else None


def demo_settings(config: Path, overlay: Path, environ: Mapping[str, str]) -> Settings:
    """Those of `config` with the demo's own over them, and nothing left by which invented reports
    could reach a real system: no secret of `environ`, destinations that people serve, and photos
    on this disk."""
    settings = load_settings(config, {}, overlay, in_clear=environ)
    by_people = {
        name: one
        for name, one in settings.destinations.items()
        if destination_type(one.kind).is_served_by_people
    }
    store = settings.store
    if "://" in store.objects:
        store = store.model_copy(update={"objects": str(overlay.parent / "media")})
    return settings.model_copy(update={"destinations": by_people, "store": store})


def store_path(store_url: str) -> Path | None:
    """The file of an SQLite store, None for others."""
    path = store_url.partition("sqlite:///")[2]
    return Path(path) if path and path != ":memory:" else None
