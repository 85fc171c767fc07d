"""Every table of the store: whoever imports this knows them all."""

from __future__ import annotations

from store import (
    account_models,
    audit_models,
    care_models,
    case_models,
    forwarding_models,
    import_models,
    models,
    notice_models,
    sync_models,
)
from store.columns import metadata

__all__ = [
    "account_models",
    "audit_models",
    "care_models",
    "case_models",
    "forwarding_models",
    "import_models",
    "metadata",
    "models",
    "notice_models",
    "sync_models",
]
