"""What a process with four channels has not loaded before somebody needs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from muara.libraries import LOADED_LATER
from tests.benchmarks.installation import FOUR_CHANNELS, SECRETS, install

ROOT = Path(__file__).parents[2]
# What these libraries would only like to have, and channels and tasks that nobody has configured.
UNUSED = (
    "alembic",
    "charset_normalizer",
    "googleapiclient",
    "muara.demo",
    "openpyxl",
    "psycopg",
    "pydantic.v1",
    "pygments",
    "rich",
    "simulator",
    "sklearn",
)
BUILD = """
import json, sys
from pathlib import Path
from muara.commands.options import settings_from
from muara.app import open_application, prepare_store
from muara.serve import all_jobs

settings = settings_from(Path(sys.argv[1]))
if "first" in sys.argv:
    prepare_store(settings)  # makes the tables
else:
    prepare_store(settings)
    with open_application(settings) as application:
        before = sorted(sys.modules)
        from muara.web.app import build_app
        from muara.web.pages import routes
        build_app(application, all_jobs(application))
        read = [route.path for route in routes() if route.is_read]
        names = sorted(application.channels)
        print(json.dumps([names, before, sorted(sys.modules), read]))
"""


def test_what_is_not_needed_yet_is_not_loaded(tmp_path: Path) -> None:
    config = install(tmp_path / "muara", FOUR_CHANNELS).config

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", BUILD, str(config), *arguments],
            cwd=ROOT,
            env={**os.environ, **SECRETS},
            capture_output=True,
            text=True,
            timeout=100,
            check=True,
        )
        assert done.stderr == ""
        return done.stdout

    run("first")
    channels, of_worker, of_all, read = json.loads(run())

    assert {"whatsapp", "telegram", "facebook", "x"} < set(channels)
    assert {"telegram", "tweepy", "requests", "httpx"} <= set(of_worker)
    assert {*LOADED_LATER, *UNUSED} & set(of_all) == set()
    assert {"fastapi", "uvicorn", "jinja2", "starlette"} & set(of_worker) == set()
    assert read == []
