"""Signing in through an identity provider, over real HTTP on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pyotp
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from muara.clock import FixedClock
from muara.settings import OidcSettings, SignInSettings
from store import accounts, second_factor
from store.models import operators
from store.scope import SYSTEM
from tests.identity_provider import CLIENT_ID, CLIENT_SECRET, IdentityProvider, running_provider
from tests.installation import PASSWORD, START, Installation, running, settings_for
from tests.integration.web_visitor import Visitor

FRESH = "lampu-jalan-mati-lagi"
EMAIL = "petugas@contoh.example"
PROVEN = {"sub": "s-1", "email": EMAIL, "email_verified": True}


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    with running_provider(FixedClock(START)) as opened:
        opened.person = dict(PROVEN)
        yield opened


def sign_in_settings(provider: IdentityProvider, **changed: Any) -> SignInSettings:
    oidc = {
        "issuer": provider.url,
        "client_id": CLIENT_ID,
        "client_secret": SecretStr(CLIENT_SECRET),
        "label": "SSO Contoh",
    }
    return SignInSettings(oidc=OidcSettings(**(oidc | changed)))


@pytest.fixture
def installation(
    tmp_path: Path, migrated_sqlite_url: str, provider: IdentityProvider
) -> Iterator[Installation]:
    settings = settings_for(tmp_path, migrated_sqlite_url, sign_in=sign_in_settings(provider))
    with running(settings) as opened:
        opened.add_operator("petugas")
        opened.add_operator("teknisi", "technician")
        store = opened.application.store
        with store.write() as connection:
            person = accounts.by_name_or_email(store, connection, "petugas")
            assert person is not None
            accounts.set_email(SYSTEM, store, connection, person.id, EMAIL, START)
        yield opened


def go(visitor: Visitor, next: str = "/") -> str:
    """To the provider and back to our door: the path that the browser is sent to."""
    leaving = visitor.get(f"/sign-in/oidc?next={next}")
    assert leaving.status_code == 303
    back = httpx.get(leaving.headers["location"]).headers["location"]
    parts = urlsplit(back)
    assert back.startswith("http://127.0.0.1:8080/sign-in/oidc/return?")  # our public_url
    return f"{parts.path}?{parts.query}"


@pytest.fixture
def visitor(installation: Installation) -> Iterator[Visitor]:
    with Visitor(installation) as opened:
        yield opened


def test_the_page_offers_the_provider_and_whoever_it_names_is_in(
    installation: Installation, visitor: Visitor, provider: IdentityProvider
) -> None:
    assert "Masuk lewat SSO Contoh" in visitor.text("/sign-in")
    answer = visitor.get(go(visitor, next="/ledger"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/ledger")
    assert "petugas" in visitor.text("/ledger")
    [asked] = provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid email"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    with installation.application.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(operators)).scalar_one() == 2


def test_the_subject_is_known_again_without_the_address(
    visitor: Visitor, provider: IdentityProvider
) -> None:
    visitor.get(go(visitor))
    visitor.submit("/", "/sign-out")
    provider.person = {"sub": "s-1"}
    assert visitor.get(go(visitor)).headers["location"] == "/"
    visitor.submit("/", "/sign-out")
    provider.person = PROVEN | {"sub": "s-2"}
    assert visitor.get(go(visitor)).headers["location"] == "/sign-in?trouble=no_operator"


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "s-1", "email": "orang.lain@contoh.example", "email_verified": True},
        {"sub": "s-1", "email": EMAIL, "email_verified": False},
        {"sub": "s-1", "email": EMAIL, "email_verified": False, "xms_edov": True},
        {"sub": "s-1", "email": EMAIL, "xms_edov": "0"},
        {"sub": "s-1", "email": EMAIL},
        {"sub": "s-1"},
    ],
)
def test_who_is_no_operator_is_told_so_and_none_is_made(
    installation: Installation, visitor: Visitor, provider: IdentityProvider, person: dict[str, Any]
) -> None:
    provider.person = person
    assert visitor.get(go(visitor)).headers["location"] == "/sign-in?trouble=no_operator"
    assert "belum terdaftar sebagai operator" in visitor.text("/sign-in?trouble=no_operator")
    assert visitor.get("/").status_code == 303
    with installation.application.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(operators)).scalar_one() == 2


def test_an_address_that_only_userinfo_tells_will_do(
    visitor: Visitor, provider: IdentityProvider
) -> None:
    provider.person = {"sub": "s-1"}
    provider.told_by_userinfo = PROVEN | {"sub": "s-9"}
    assert visitor.get(go(visitor)).headers["location"] == "/sign-in?trouble=no_operator"
    provider.told_by_userinfo = PROVEN
    assert visitor.get(go(visitor)).headers["location"] == "/"


@pytest.mark.parametrize("verified", [True, "1"])
def test_the_word_of_microsoft_for_a_verified_address_will_do(
    visitor: Visitor, provider: IdentityProvider, verified: object
) -> None:
    provider.person = {"sub": "s-1", "email": EMAIL, "xms_edov": verified}
    assert visitor.get(go(visitor)).headers["location"] == "/"


@pytest.mark.parametrize("way", ["client_secret_post", "client_secret_basic"])
def test_the_secret_is_shown_in_the_way_that_the_provider_takes(
    visitor: Visitor, provider: IdentityProvider, way: str
) -> None:
    provider.takes_secrets = way
    assert visitor.get(go(visitor)).headers["location"] == "/"


@pytest.mark.parametrize(
    "slip",
    [
        {"nonce": "another"},
        {"aud": "another-client"},
        {"iss": "https://elsewhere.example"},
        {"exp": int(START.timestamp()) - 3600},
        {"key": True},
        {"unsigned": True},
        {"sub": None},
    ],
    ids=lambda slip: next(iter(slip)),
)
def test_a_token_that_proves_nothing_opens_nothing(
    visitor: Visitor, provider: IdentityProvider, slip: dict[str, Any]
) -> None:
    provider.slips = slip
    assert visitor.get(go(visitor)).headers["location"] == "/sign-in?trouble=lost"
    assert visitor.get("/").status_code == 303


def test_a_provider_may_change_its_keys(visitor: Visitor, provider: IdentityProvider) -> None:
    visitor.get(go(visitor))
    visitor.submit("/", "/sign-out")
    provider.change_keys()
    assert visitor.get(go(visitor)).headers["location"] == "/"


def test_only_the_browser_that_left_may_come_back_and_only_once(
    installation: Installation, visitor: Visitor
) -> None:
    back = go(visitor)
    with Visitor(installation) as another:
        assert another.get(back).headers["location"] == "/sign-in?trouble=lost"
    assert visitor.get(f"{back}x").headers["location"] == "/sign-in?trouble=lost"
    again = go(visitor)
    assert parse_qs(urlsplit(again).query)["state"] != parse_qs(urlsplit(back).query)["state"]
    assert visitor.get(again).headers["location"] == "/"
    visitor.submit("/", "/sign-out")
    assert visitor.get(again).headers["location"] == "/sign-in?trouble=lost"


def test_whoever_does_not_get_in_is_led_to_what_they_wanted_all_the_same(
    visitor: Visitor, provider: IdentityProvider
) -> None:
    provider.person = {"sub": "s-1"}
    wanted = "/?list=overdue%26channel=telegram"
    refused = visitor.get(go(visitor, next=wanted)).headers["location"]
    onward = "next=/%3Flist%3Doverdue%26channel%3Dtelegram"
    assert refused == f"/sign-in?trouble=no_operator&{onward}"
    provider.person = PROVEN
    assert visitor.get(f"{go(visitor, next=wanted)}x").headers["location"] == (
        f"/sign-in?trouble=lost&{onward}"
    )
    page = visitor.get(refused).text
    assert f'href="/sign-in/oidc?{onward}"' in page
    assert 'name="next" value="/?list=overdue&amp;channel=telegram"' in page
    answer = visitor.get(go(visitor, next=wanted))
    assert answer.headers["location"] == "/?list=overdue&channel=telegram"


@pytest.mark.parametrize("elsewhere", ["//contoh.example", "https://contoh.example", "/%5Ccontoh"])
def test_whoever_does_not_get_in_is_led_to_no_other_site(
    visitor: Visitor, provider: IdentityProvider, elsewhere: str
) -> None:
    provider.person = {"sub": "s-1"}
    where = visitor.get(go(visitor, next=elsewhere)).headers["location"]
    assert where == "/sign-in?trouble=no_operator"


@pytest.mark.parametrize("has_second_factor", [False, True])
def test_our_own_second_factor_is_asked_for_unless_the_provider_does(
    tmp_path: Path, migrated_sqlite_url: str, provider: IdentityProvider, has_second_factor: bool
) -> None:
    rules = sign_in_settings(provider, has_second_factor=has_second_factor)
    settings = settings_for(tmp_path, migrated_sqlite_url, sign_in=rules)
    with running(settings) as installation, Visitor(installation) as visitor:
        installation.add_operator("petugas")
        store = installation.application.store
        with store.write() as connection:
            person = accounts.by_name_or_email(store, connection, "petugas")
            assert person is not None
            accounts.set_email(SYSTEM, store, connection, person.id, EMAIL, START)
            app = pyotp.TOTP(second_factor.begin(store, connection, person.id, START))
            scope = person.scope({})
            second_factor.confirm(scope, store, connection, person.id, app.at(START), START)
        where = visitor.get(go(visitor)).headers["location"]
        assert where == ("/" if has_second_factor else "/sign-in/code?next=/")


def test_whoever_comes_by_a_provider_with_its_own_second_factor_gets_in_although_ours_was_due(
    tmp_path: Path, migrated_sqlite_url: str, provider: IdentityProvider
) -> None:
    rules = sign_in_settings(provider, has_second_factor=True)
    settings = settings_for(tmp_path, migrated_sqlite_url, sign_in=rules)
    with running(settings) as installation, Visitor(installation) as visitor:
        person = installation.add_operator("petugas")
        store = installation.application.store
        with store.write() as connection:
            accounts.set_email(SYSTEM, store, connection, person, EMAIL, START)
            second_factor.require_from(connection, person, START)
        where = visitor.get(go(visitor)).headers["location"]
        assert where == "/"
        assert visitor.get(where).status_code == 200


def test_days_of_grace_that_are_over_stay_so_for_a_password_after_coming_by_the_provider(
    tmp_path: Path, migrated_url: str, provider: IdentityProvider
) -> None:
    rules = sign_in_settings(provider, has_second_factor=True)
    rules = rules.model_copy(update={"second_factor_roles": ("officer",)})
    settings = settings_for(tmp_path, migrated_url, sign_in=rules)
    with running(settings) as installation, Visitor(installation) as visitor:
        person = installation.add_operator("petugas")
        store = installation.application.store
        with store.write() as connection:
            accounts.set_email(SYSTEM, store, connection, person, EMAIL, START)
            second_factor.require_from(connection, person, START)
        visitor.get(go(visitor))
        password = {"current": PASSWORD, "password": FRESH, "repeated": FRESH}
        assert visitor.submit("/self", "/self/password", **password).status_code == 303
        assert visitor.get("/").status_code == 200
        with Visitor(installation) as another:
            another.sign_in("petugas", FRESH)
            assert another.get("/").headers["location"] == "/self/second-factor"
        assert visitor.get("/").status_code == 200


def test_without_a_provider_there_is_no_way_to_one(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    with (
        running(settings_for(tmp_path, migrated_sqlite_url)) as installation,
        Visitor(installation) as visitor,
    ):
        assert "/sign-in/oidc" not in visitor.get("/sign-in").text
        assert visitor.get("/sign-in/oidc").status_code == 404


def test_a_provider_that_does_not_answer_leaves_the_password(
    tmp_path: Path, migrated_sqlite_url: str
) -> None:
    oidc = OidcSettings(issuer="http://127.0.0.1:9", client_id=CLIENT_ID)
    rules = SignInSettings(oidc=oidc)
    settings = settings_for(tmp_path, migrated_sqlite_url, sign_in=rules)
    with running(settings) as installation, Visitor(installation) as visitor:
        installation.add_operator("petugas")
        where = visitor.get("/sign-in/oidc").headers["location"]
        assert where == "/sign-in?trouble=provider_trouble"
        where = visitor.get("/sign-in/oidc?next=/ledger").headers["location"]
        assert where == "/sign-in?trouble=provider_trouble&next=/ledger"
        assert "tidak menjawab" in visitor.text(where)
        assert visitor.sign_in("petugas").status_code == 303
