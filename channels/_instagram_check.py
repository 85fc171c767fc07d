"""Asks whether the account is the one that is linked with the Page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from channels.base import Finding
from channels.meta_check import finding, told
from channels.meta_reading import optional_fields

if TYPE_CHECKING:
    from channels.meta_client import GraphClient


@told("account")
def check_account(
    graph: GraphClient, page_id: str, account_id: str, username: str
) -> Iterable[Finding]:
    """Whether the Page is linked with the account, and how that is called."""
    page = graph.read(page_id, fields="instagram_business_account{id,username}")
    linked = optional_fields(page.get("instagram_business_account"))
    if linked.get("id") != account_id:
        return [
            finding(
                "error",
                "account",
                "The Page is not linked with this account: look at account_id and page_id.",
            )
        ]
    if username and linked.get("username") != username:
        return [finding("error", "account", "The account is called otherwise: look at username.")]
    return [finding("ok", "account", f"The account is @{linked.get('username')}.")]
