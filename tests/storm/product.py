"""The product as real processes: configured against the platforms, killed, brought back."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

from store.sealing import Keyring
from store.session import Store
from tests.ports import free_port
from tests.storm.balancer import Balancer
from tests.storm.moments import ARMED, KILLS, MISFITS, Defect, Moment
from tests.storm.platforms import Platforms, wait_for

ROOT = Path(__file__).parents[2]
MASTER_KEY = bytes(range(32))
_SECRETS = {
    "TWILIO_ACCOUNT_SID": "AC00000000000000000000000000000001",
    "TWILIO_AUTH_TOKEN": "simulated0twilio0auth0token00001",
    "TWILIO_WHATSAPP_NUMBER": "+628110000001",
    "TELEGRAM_BOT_TOKEN": "7000000001:SIMULATED-bot-token-for-muara-demo0",
    "TELEGRAM_BOT_USERNAME": "muara_uji_bot",
    "TELEGRAM_WEBHOOK_SECRET": "simulated-webhook-secret",
    "FACEBOOK_PAGE_ID": "200000000000001",
    "FACEBOOK_APP_ID": "100000000000001",
    "FACEBOOK_APP_SECRET": "simulated0app0secret000000000001",
    "FACEBOOK_PAGE_TOKEN": "SIMULATED-page-token",
    "FACEBOOK_VERIFY_TOKEN": "simulated-verify-token",
    "X_BEARER_TOKEN": "SIMULATED-bearer-token",
    "X_CONSUMER_KEY": "SIMULATED-consumer-key",
    "X_CONSUMER_SECRET": "SIMULATED-consumer-secret",
    "X_ACCESS_TOKEN": "300000000000001-SIMULATED-access-token",
    "X_ACCESS_TOKEN_SECRET": "SIMULATED-access-secret",
}
_API_PATHS = {"whatsapp": "twilio", "telegram": "telegram", "facebook": "graph", "x": "x"}
# On an idle machine it takes two; others may be at work beside us.
_START_SECONDS = 180.0
_STOP_SECONDS = 120.0
_WATCH_SECONDS = 0.05
# Like `muara serve`, which turns it on again: imports make no garbage.
_LAUNCH = "import gc; gc.disable(); from tests.storm.launch import main; main()"


@dataclass(frozen=True, kw_only=True)
class Wiring:
    """How the product is set up: processes by role, modes by channel, and its times."""

    roles: Sequence[str] = ("all",)
    modes: Mapping[str, str] = field(
        default_factory=lambda: {"whatsapp": "webhook", "telegram": "poll", "facebook": "webhook"}
    )
    poll_seconds: float = 1.0
    reconcile_seconds: float = 6.0
    lease_seconds: float = 2.0
    job_timeout_seconds: float = 60.0
    defect: Defect | None = None


def environment(database_url: str) -> dict[str, str]:
    """What our processes are given: this one's surroundings, the storm's secrets and store."""
    return {
        **os.environ,
        **_SECRETS,
        "MUARA_DATABASE_URL": database_url,
        "MUARA_MASTER_KEY": base64.b64encode(MASTER_KEY).decode(),
    }


class Product:
    """All processes of one installation. Those that die are brought back until it is closed."""

    def __init__(
        self, folder: Path, database_url: str, platforms: Platforms, wiring: Wiring
    ) -> None:
        self._folder = folder
        self._wiring = wiring
        self._environment = environment(database_url)
        self._platforms = platforms
        self.store = Store(database_url, Keyring(MASTER_KEY))
        (folder / ARMED).mkdir(parents=True)
        ports = {role: free_port() for role in self._names if self._has_web(role)}
        self._ports = ports
        self._balancer = Balancer(list(ports.values())) if len(ports) > 1 else None
        public_port = self._balancer.port if self._balancer else next(iter(ports.values()), 8080)
        self.public_url = f"http://127.0.0.1:{public_port}"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._absent: set[str] = set()
        self._stopping = threading.Event()
        self._keeper = threading.Thread(target=self._keep_alive, daemon=True)

    @property
    def _names(self) -> list[str]:
        roles = list(self._wiring.roles)
        return [f"{role}{roles[: n + 1].count(role)}" for n, role in enumerate(roles)]

    @staticmethod
    def _has_web(name: str) -> bool:
        return name.startswith(("all", "web"))

    # -- life

    def start(self) -> None:
        """Make the store, start every process, and tell the platforms where we are."""
        for name in self._names:
            self._write_config(name)
        first = self._names[0]
        for name in self._names:
            self._start(name)
        if not self.wait_for(self.is_up, _START_SECONDS):
            raise AssertionError(f"the product did not start: {self.last_words()}")
        self._keeper.start()
        if self._ports:
            self.command("connect", "--config", str(self._config(first)))
            # Meta's callback is entered by hand in the app's dashboard.
            self._platforms.point_webhooks({"graph": f"{self.public_url}/hooks/facebook"})

    def is_up(self) -> bool:
        """Every web process answers, and every other one runs."""
        return all(self._answers(port) for port in self._ports.values()) and all(
            process.poll() is None for process in self._processes.values()
        )

    def wait_for(self, is_so: Callable[[], bool], seconds: float, pause: float = 0.1) -> bool:
        """Look until `is_so()` or the time is over; AssertionError when waiting is in vain."""

        def is_so_soundly() -> bool:
            self.see_that_launchers_fit()
            return is_so()

        return wait_for(is_so_soundly, seconds, pause)

    def see_that_launchers_fit(self) -> None:
        """AssertionError with the reason where `launch` wraps what is not there any more."""
        misfits = self._folder / MISFITS
        if misfits.exists() and (told := misfits.read_text(encoding="utf-8")):
            raise AssertionError(f"tests/storm/launch.py does not fit the product:\n{told}")

    def stop(self) -> None:
        """In order, as a service manager would; what does not end in time is an error."""
        self._stopping.set()
        if self._keeper.is_alive():
            self._keeper.join()
        for process in self._processes.values():
            process.send_signal(signal.SIGTERM)
        for name, process in self._processes.items():
            try:
                process.wait(timeout=_STOP_SECONDS)
            except subprocess.TimeoutExpired as error:
                raise AssertionError(f"{name} did not stop in time") from error

    def close(self) -> None:
        """Whatever still runs is killed."""
        self._stopping.set()
        if self._keeper.is_alive():
            self._keeper.join()
        for process in self._processes.values():
            process.kill()
            process.wait()
        if self._balancer:
            self._balancer.close()
        self.store.close()

    def command(self, *arguments: str) -> None:
        """Run one `muara` command to its end; its failure is ours."""
        ended = subprocess.run(
            [sys.executable, "-c", "from muara.cli import run; run()", *arguments],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
            check=False,
        )
        if ended.returncode:
            raise AssertionError(f"muara {arguments[0]}: {ended.stdout}{ended.stderr}")

    def retry(self, outbox_ids: Sequence[int]) -> None:
        """What an operator does once the token is mended."""
        config = str(self._config(self._names[0]))
        self.command("outbox", "retry", "--config", config, *map(str, outbox_ids))

    # -- death

    def kill(self, name: str) -> None:
        """At any moment, without warning."""
        self._processes[name].send_signal(signal.SIGKILL)

    @contextmanager
    def absence_of(self, name: str) -> Iterator[None]:
        """Kill it at any moment, and bring it back at the end of the block only."""
        self._absent.add(name)
        self.kill(name)
        try:
            yield
        finally:
            self._absent.discard(name)

    def kill_at(self, moment: Moment, seconds: float) -> bool:
        """Let whichever process next reaches `moment` die there; whether one did in time."""
        armed = self._folder / ARMED / moment
        armed.touch()
        if self.wait_for(lambda: not armed.exists(), seconds, 0.02):
            return True
        with contextlib.suppress(FileNotFoundError):
            armed.unlink()
            return False
        return True

    @property
    def names(self) -> list[str]:
        return list(self._names)

    def deaths(self) -> list[dict[str, Any]]:
        """The moments at which processes died, by their own account just before."""
        path = self._folder / KILLS
        lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    # -- processes

    def _start(self, name: str) -> None:
        role = name.rstrip("0123456789")
        command = [sys.executable, "-c", _LAUNCH, str(self._folder), name]
        command += [self._wiring.defect or "none", "serve"]
        command += ["--role", role, "--config", str(self._config(name))]
        with self.log(name).open("ab") as log:
            self._processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )

    def _keep_alive(self) -> None:
        """As a service manager would: who has died is started again at once."""
        while not self._stopping.wait(_WATCH_SECONDS):
            for name, process in list(self._processes.items()):
                if process.poll() is not None and name not in self._absent:
                    self._start(name)

    def _answers(self, port: int) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False).is_success
        except httpx.TransportError:
            return False

    def log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def last_words(self) -> str:
        tails = [self.log(n).read_text()[-1500:] for n in self._names if self.log(n).exists()]
        return "\n".join(tails)

    def troubles(self) -> dict[str, int]:
        """Log events at WARNING or above, and how often they came."""
        counts: dict[str, int] = {}
        for name in self._names:
            for line in self.log(name).read_text().splitlines():
                with contextlib.suppress(ValueError, AttributeError):
                    entry = json.loads(line)
                    if entry.get("level") in ("warning", "error", "critical") and (
                        not entry["event"].startswith("Execution of job")
                    ):
                        what = f"{entry['level']} {entry['event']} {entry.get('error', '')}"
                        counts[what] = counts.get(what, 0) + 1
        return counts

    # -- configuration

    def _config(self, name: str) -> Path:
        return self._folder / f"{name}.yaml"

    def _write_config(self, name: str) -> None:
        """The technician's own file, with the differences that a storm needs."""
        # As text: `off` is a word in that file, not a truth value.
        values = yaml.load((ROOT / "config.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        wiring = self._wiring
        values["public_url"] = self.public_url
        values["listen"]["port"] = self._ports.get(name, 8080)
        values["store"]["objects"] = str(self._folder / "media")
        # Simulated citizens answer no questions.
        values["dialogue"] |= {"settle_seconds": 1, "questions": 0}
        values["outbox"] |= {
            "max_attempts": 30,
            "first_retry_seconds": 0.5,
            "longest_retry_minutes": 0.05,
        }
        values["schedule"] |= {
            "reconcile_minutes": wiring.reconcile_seconds / 60,
            "lease_seconds": wiring.lease_seconds,
            "job_timeout_seconds": wiring.job_timeout_seconds,
        }
        for channel, platform in _API_PATHS.items():
            settings = values["channels"][channel]
            settings["api_url"] = f"{self._platforms.url}/{platform}"
            settings["mode"] = wiring.modes.get(channel, "poll")
            settings["poll_seconds"] = wiring.poll_seconds
            settings["public_replies"] = "auto"
        values["channels"]["x"]["daily_budget_usd"] = 100_000
        self._config(name).write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")


@contextmanager
def running_product(
    folder: Path, database_url: str, platforms: Platforms, wiring: Wiring
) -> Iterator[Product]:
    """The product, started and connected; whatever happens, no process outlives the block."""
    product = Product(folder, database_url, platforms, wiring)
    try:
        product.start()
        yield product
    finally:
        product.close()
