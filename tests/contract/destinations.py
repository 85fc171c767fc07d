"""Every kind of destination as the contract sees it: settings, what it can, and who is called."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr

from channels.base import Closes
from forwarder.destination import DestinationContext, DestinationSettings
from forwarder.registry import destination_type
from tests.receiving import Receiver, receiving

NAME = "seberang"
SERVED = frozenset({"Checks", "Closes", "Shows"})
"""Of every kind that is called by HTTP."""

_POST = {
    "headers": {"Authorization": "Bearer {{ tokens.main }}", "Idempotency-Key": "{{ key }}"},
    "body": '{"key": {{ key | tojson }}, "number": {{ foreign_id | tojson }},'
    ' "tracking_id": {{ complaint.tracking_id | tojson }},'
    ' "texts": {{ complaint.texts | tojson }}}',
}


class GeoReport(Receiver):
    """The same, speaking Open311 with FixMyStreet's extension; knows a report by `external_id`."""

    def _carry_out(self, method: str, path: str, body: bytes) -> Any:
        address = urlsplit(path)
        if address.path == "/services.json":
            return [{"service_code": "000"}]
        if address.path != "/requests.json":
            return []
        if method == "GET":
            return self._found(parse_qs(address.query))
        (ours,) = parse_qs(body.decode())["attribute[external_id]"]
        number = str(len(self.cases) + 1)
        case = self.cases.setdefault(ours, {"service_request_id": number, "status": "open"})
        return [{"service_request_id": case["service_request_id"]}]

    def _found(self, asked: Mapping[str, list[str]]) -> list[dict[str, Any]]:
        numbers = ",".join(asked.get("service_request_id", [])).split(",")
        ours = asked.get("external_id", [])
        return [
            case
            for known, case in self.cases.items()
            if known in ours or case["service_request_id"] in numbers
        ]


class Neighbour(Receiver):
    """The same, as another government's Muara; knows a complaint by our number."""

    def _carry_out(self, method: str, path: str, body: bytes) -> Any:
        said = json.loads(body)
        if path.endswith("/states"):
            found = (case for case in self.cases.values() if case["number"] in said["numbers"])
            return {"states": [{**case, "status": self.status} for case in found]}
        number = f"TGA-{len(self.cases) + 1}"
        return self.cases.setdefault(said["case"]["tracking_id"], {"number": number})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind with one choice of settings; `{url}` in them is where the receiver listens."""

    kind: str
    able: str = ""
    settings: Mapping[str, Any]
    capabilities: frozenset[str]
    """Names of the protocols that it honours, and no other."""
    receiver: Callable[[], Receiver] = Receiver
    asks_at: str = ""
    """The end of the address of calls that only ask, where those are no GET."""
    by_our_number: bool = False
    """They know a case by our number, and calls do not name theirs."""
    calls_as_another: bool = False
    """What it can is tried in another row of the kind."""

    @property
    def id(self) -> str:
        return f"{self.kind}-{self.able}" if self.able else self.kind

    def read_settings(self, url: str, folder: Path) -> DestinationSettings:
        filled = _filled(self.settings, {"{url}": url, "{folder}": str(folder)})
        more = {"kind": self.kind, "timeout_seconds": 5}
        return destination_type(self.kind).settings.model_validate(more | filled)


def _filled(value: Any, places: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(one, places) for name, one in value.items()}
    if isinstance(value, str):
        for mark, put in places.items():
            value = value.replace(mark, put)
    return value


_SECRET = "whsec_" + "QSBzZWNyZXQgdGhhdCBub2JvZHkga25vd3Mh"
_TEMPLATES = {"create": {"url": "{url}/cases", **_POST}, "tokens": {"main": "an-invented-token"}}
_OPEN311 = {
    "url": "{url}",
    "api_key": "an-invented-key",
    "other_service": "000",
    "attributes": {"external_id": "tracking_id"},
}
ROWS = (
    Row(
        kind="cloudevents",
        able="one by one",
        settings={"url": "{url}/events", "secret": _SECRET, "batch": False},
        capabilities=SERVED | {"Announces"},
    ),
    Row(
        kind="cloudevents",
        able="batches",
        settings={"url": "{url}/events", "secret": _SECRET},
        capabilities=SERVED | {"Announces"},
    ),
    Row(kind="files", settings={"place": "{folder}"}, capabilities=frozenset({"Checks"})),
    Row(
        kind="http_template",
        able="create",
        settings=_TEMPLATES,
        capabilities=SERVED | {"Creates"},
        calls_as_another=True,
    ),
    Row(
        kind="http_template",
        able="all",
        settings=_TEMPLATES
        | {
            "update": {"url": "{url}/updates", **_POST},
            "attach": {"url": "{url}/files?of={{ foreign_id }}", "file_field": "photo"},
            "find": {"method": "GET", "url": "{url}/cases/{{ complaint.tracking_id }}"},
            "status": {"method": "GET", "url": "{url}/statuses?id={{ foreign_id }}"},
            "status_path": "0.status",
            "status_words": {"in_progress": "in_progress"},
            "knows_key": True,
        },
        capabilities=SERVED | {"Creates", "Updates", "Attaches", "Finds", "PullsStatus"},
    ),
    Row(kind="lapor", settings={}, capabilities=frozenset()),
    Row(
        kind="muara",
        settings={
            "url": "{url}",
            "code": "TGA",
            "label": "Kabupaten Tetangga",
            "secret": _SECRET,
            "jurisdictions": ["CTH"],
        },
        capabilities=SERVED | {"Creates", "Updates", "Attaches", "PullsStatus"},
        receiver=Neighbour,
        asks_at="/states",
        by_our_number=True,
    ),
    Row(
        kind="open311",
        able="standard",
        settings=_OPEN311,
        capabilities=SERVED | {"Creates", "PullsStatus"},
        receiver=GeoReport,
    ),
    Row(
        kind="open311",
        able="updates",
        settings=_OPEN311 | {"updates": True},
        capabilities=SERVED | {"Creates", "PullsStatus", "Updates"},
        receiver=GeoReport,
        calls_as_another=True,
    ),
    Row(
        kind="open311",
        able="finds",
        settings=_OPEN311 | {"find_by": "external_id"},
        capabilities=SERVED | {"Creates", "PullsStatus", "Finds"},
        receiver=GeoReport,
        calls_as_another=True,
    ),
    Row(
        kind="open311",
        able="all",
        settings=_OPEN311 | {"updates": True, "find_by": "external_id"},
        capabilities=SERVED | {"Creates", "PullsStatus", "Updates", "Finds"},
        receiver=GeoReport,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A destination, and what it calls."""

    row: Row
    settings: DestinationSettings
    adapter: Any
    receiver: Receiver

    @property
    def secrets(self) -> list[str]:
        """The values that nobody may see."""
        given = (getattr(self.settings, name) for name in type(self.settings).model_fields)
        values = [one for value in given for one in _leaves(value)]
        return [one.get_secret_value() for one in values if isinstance(one, SecretStr)]


def _leaves(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, Mapping) else [value]


@contextmanager
def opened(row: Row, folder: Path) -> Iterator[Opened]:
    """The destination of a row, with its receiver on a port of its own; both closed at the end."""
    with receiving(row.receiver()) as receiver:
        settings = row.read_settings(receiver.url, folder)
        adapter = destination_type(row.kind).open(settings, DestinationContext(name=NAME))
        found = Opened(row=row, settings=settings, adapter=adapter, receiver=receiver)
        if isinstance(adapter, Closes):
            with closing(adapter):
                yield found
        else:
            yield found
