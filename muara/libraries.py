"""Libraries that are loaded when they are first needed, and must be there all the same."""

from __future__ import annotations

from importlib.util import find_spec

LOADED_LATER = (
    "PIL",
    "apprise",
    "authlib",
    "holidays",
    "joserfc",
    "obstore",
    "openpyxl",
    "phonenumbers",
    "prometheus_client",
    "puremagic",
    "segno",
    "stdnum",
    "xlsxwriter",
    "zxcvbn",
)
"""By the names under which they are imported: 30 MB together, and a fifth of a second."""


def missing() -> list[str]:
    """Those that are not installed; looks for them without loading any."""
    return [name for name in LOADED_LATER if find_spec(name) is None]
