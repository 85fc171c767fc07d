"""What every test gets: a scrubbed environment, no way out of this machine, fresh databases."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests import engines, garbage, memory, order, passwords, statements, time_budget, tls
from tests.browser import browser, close_unless_wanted, page
from tests.offline import sitecustomize
from tests.postgres import PostgresServer, running_server
from tests.stores import (
    empty_databases,
    keyring,
    migrated_postgres_url,
    migrated_sqlite_url,
    migrated_url,
    open_store,
    postgres_template,
    sqlite_template,
)

# A slow machine is no defect, and what fails in CI must fail again at the next look.
_SAME_EACH_TIME = "CI" in os.environ
hypothesis.settings.register_profile(
    "brief", deadline=None, derandomize=_SAME_EACH_TIME, max_examples=30
)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=500)
hypothesis.settings.load_profile("brief")  # `make test-long` chooses the other one

__all__ = [  # fixtures from other modules, and the guard that acts on import
    "browser",
    "empty_databases",
    "keyring",
    "migrated_postgres_url",
    "migrated_sqlite_url",
    "migrated_url",
    "open_store",
    "page",
    "postgres_template",
    "sitecustomize",
    "sqlite_template",
]

_NOT_OURS_TO_READ = re.compile(
    r"(muara|twilio|telegram|facebook|instagram|meta|twitter|x|youtube|database|aws|s3)_.*|pg[a-z]+|.*_proxy",
    re.IGNORECASE,
)


def pytest_addoption(parser: pytest.Parser) -> None:
    time_budget.add_option(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Runs before any test module is imported."""
    garbage.put_off()
    _scrub_environment()
    memory.use(config)
    passwords.make_cheap()
    tls.make_cheap()
    statements.make_cheap()
    time_budget.configure(config)


def pytest_collection_finish() -> None:
    """Every test module is imported."""
    garbage.look_for_new()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Every test has run."""
    garbage.look_for_the_last()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Iterator[None]:
    """The browser goes when the next test does not want it, after all that used it."""
    yield
    close_unless_wanted(nextitem)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    """One database each for most; of those that are left, the longest first on each worker."""
    engines.share_out(items)
    yield
    worker = getattr(config, "workerinput", {"workercount": 1})
    items[:] = order.in_order(items, worker["workercount"])


def _scrub_environment() -> None:
    """What is set on a developer's machine must neither help nor hurt; subprocesses inherit it."""
    for name in list(os.environ):
        if _NOT_OURS_TO_READ.fullmatch(name):
            del os.environ[name]
    # Every worker and every command that a test starts would compile all modules anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    os.environ["PYTHONPATH"] = str(Path(__file__).parent / "offline")
    # No one takes this offset for UTC: code that reads the local clock by mistake is found out.
    os.environ["TZ"] = "Asia/Jakarta"
    time.tzset()


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> Iterator[PostgresServer]:
    """A PostgreSQL of this test process; an error, never a skip, where there is none."""
    with running_server(place=memory.place_for_server(pytestconfig)) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The SQLAlchemy URL of a fresh, empty PostgreSQL database."""
    url = postgres_server.create_database()
    yield url
    postgres_server.drop_database(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The SQLAlchemy URL of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'muara.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh, empty database; a test that asks for it runs on both engines."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url
