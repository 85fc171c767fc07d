"""Where somebody begins: the page that their role works on."""

from __future__ import annotations

from store.accounts import Account
from store.rights import Right


def home_of(account: Account) -> str:
    """The first page after signing in."""
    rights = account.rights
    if account.agencies is not None and {Right.READ_REPORTS, Right.ANSWER} <= rights:
        return "/today"
    if Right.READ_REPORTS in rights:
        return "/"
    if Right.READ_CHANNELS in rights:
        return "/channels"
    return "/figures" if Right.READ_FIGURES in rights else "/"


def landing(account: Account, wanted: str) -> str:
    """The page that was wanted before signing in, else where the role begins."""
    return home_of(account) if wanted == "/" else wanted
