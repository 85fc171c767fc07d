"""Tells a demo store from a real one, and finds the settings that go with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

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


def store_path(store_url: str) -> Path | None:
    """The file of an SQLite store, None for others."""
    path = store_url.partition("sqlite:///")[2]
    return Path(path) if path and path != ":memory:" else None
