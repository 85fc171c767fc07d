"""Batch imports: files of rows or chats become deliveries of the channel for entries by hand.

Every row is a delivery, recognised by what it says: a file may be imported twice, or a run go on
after a kill, and nothing is doubled. Rows that fail are kept as unreadable and listed.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any, BinaryIO, Literal

from sqlalchemy import Connection, Row

from channels.base import RawMessage, Source
from channels.manual import Fault, Written, parse
from channels.typed import TypedFile
from muara.app import Application, Channel
from muara.channel_rules import Identities
from muara.chats import Chat, ChatReader, open_chat
from muara.columns import RowReader, guess, signature
from muara.intake import local_day
from muara.lapor_answers import AnswerImporter
from muara.list_rows import fresh_chunks, write_fault_table
from muara.log import get_logger
from muara.media import keep_upload, kind_of_file, media_type
from muara.pipeline import pack
from muara.tables import (
    BY_ITSELF,
    OLD_WORKBOOK,
    Layout,
    Sheet,
    UnreadableFile,
    check_length,
    open_sheet,
)
from store import imports, ledger
from store.errors import Conflict, NotFound
from store.import_models import ImportPurpose, ImportState
from store.rights import Right
from store.scope import SYSTEM, Scope
from store.sealing import Sealer

log = get_logger(__name__)

Kind = Literal["csv", "xlsx", "whatsapp"]
KINDS: tuple[Kind, ...] = ("csv", "xlsx", "whatsapp")
IMPORT = b"import.file"
_CHUNK = 100
_LEASE = timedelta(seconds=60)
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decides about a file.

    `source` names the application, list or chat: numbers are told apart by it. `mapping` gives the
    fields of a list's headers, which stand as `layout` says; `own` the names under which the office
    wrote in a chat.
    """

    source: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    own: Sequence[str] = ()
    layout: Layout = BY_ITSELF

    def as_json(self) -> bytes:
        """For `sealed_choices`."""
        return json.dumps(
            {
                "source": self.source,
                "mapping": dict(self.mapping),
                "own": list(self.own),
                "layout": asdict(self.layout),
            }
        ).encode()

    @staticmethod
    def of_json(content: bytes) -> Choices:
        """What `as_json` wrote."""
        found = json.loads(content)
        layout = Layout(**found.get("layout", {}))  # earlier ones had none
        return Choices(
            source=found["source"], mapping=found["mapping"], own=found["own"], layout=layout
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The beginning of a file: headers and rows of a list, or who wrote how much in a chat.

    `layout` is where the list stands, `sheets` the names of the sheets that it could stand in.
    """

    layout: Layout = BY_ITSELF
    sheets: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()
    guessed: Mapping[str, str] = field(default_factory=dict)
    signature: str = ""
    senders: Sequence[tuple[str, int]] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """One row or message: its number in the file, its cells for the list of faults, what it is."""

    number: int
    cells: Mapping[str, str]
    report: Written | Fault | None
    file: str | None = None


MOST_SHOWN = 200
"""So many senders of a chat, or columns of a list, can be chosen from at once."""


def kind_of(name: str, content: bytes) -> Kind:
    """What kind of file this is, by its content first."""
    if content.startswith(b"PK\x03\x04"):
        return "xlsx" if _is_workbook(name, content) else "whatsapp"
    if content.startswith(OLD_WORKBOOK):
        return "xlsx"
    return "whatsapp" if name.lower().endswith(".txt") else "csv"


def _is_workbook(name: str, content: bytes) -> bool:
    """By its name, or by what is in the zip: a photo in a chat may hold any bytes."""
    if name.lower().endswith(".xlsx"):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def look_through(kind: Kind, file: BinaryIO) -> None:
    """`UnreadableFile` when it can be seen at once that a file cannot be imported.

    A workbook with too many rows that does not say so tells it only while it is read.
    """
    preview(kind, file)
    if kind != "whatsapp":
        check_length(kind, file)


def preview(kind: Kind, file: BinaryIO, layout: Layout = BY_ITSELF) -> Preview:
    """The beginning of a file; `UnreadableFile` when it cannot be imported at all."""
    if kind == "whatsapp":
        with open_chat(file) as chat:
            return Preview(senders=chat.senders().most_common(MOST_SHOWN))
    with open_sheet(kind, file, layout) as sheet:
        rows = [row.cells for row in islice(sheet.rows, _SHOWN)]
        return Preview(
            layout=sheet.layout,
            sheets=sheet.sheets,
            headers=sheet.headers,
            rows=rows,
            guessed=guess(sheet.headers),
            signature=signature(sheet.headers),
        )


# --- one run through a file -----------------------------------------------------------------------


class Importer:
    """Brings the rows of one file into the ledger, a hundred to a transaction."""

    def __init__(
        self, application: Application, channel: Channel, kind: Kind, choices: Choices, actor: str
    ) -> None:
        self._application = application
        self._channel = channel
        self._kind = kind
        self._choices = choices
        self._actor = actor
        self._identities = Identities(application.store.keyring, channel.rules)
        self._tried: set[bytes] = set()  # what a trial would have kept by now

    def run(
        self,
        file: BinaryIO,
        *,
        is_trial: bool,
        skip: int = 0,
        counts: Mapping[str, int] | None = None,
        note: Callable[[Connection, int, Counter[str]], None] = lambda c, p, n: None,
        is_over: Callable[[], bool] = lambda: False,
    ) -> Counter[str] | None:
        """Deal with every row behind the first `skip`; the counts, None when it was interrupted.

        Counts `rows`, `new`, `already_known`, `failed` and `passed_over`. `note` is called in each
        writing transaction with how far it came.
        """
        done = Counter(counts or {})
        with self._found(file) as (found, chat):
            for position, fresh in fresh_chunks(found, _CHUNK, skip):
                self._keep(fresh, chat, done, position, is_trial=is_trial, note=note)
                if is_over():
                    return None
        return done

    def write_faults(self, file: BinaryIO, output: BinaryIO) -> int:
        """Write the rows that fail as CSV with line and reason; how many there are."""
        with self._found(file) as (found, _):
            return write_fault_table(
                output,
                (
                    (one.number, fault, one.cells)
                    for one in found
                    if (fault := _fault_of(one.report)) is not None
                ),
            )

    @contextmanager
    def _found(self, file: BinaryIO) -> Iterator[tuple[Iterator[_Found], Chat | None]]:
        if self._kind == "whatsapp":
            with open_chat(file) as chat:
                yield self._messages(chat), chat
            return
        with open_sheet(self._kind, file, self._choices.layout) as sheet:
            yield self._rows(sheet), None

    def _rows(self, sheet: Sheet) -> Iterator[_Found]:
        known = {h: f for h, f in self._choices.mapping.items() if h in sheet.headers}
        reader = RowReader(
            sheet.headers,
            known,
            source=self._choices.source,
            entered_by=self._actor,
            zone=self._channel.zone,
            now=self._application.clock.now(),
        )
        for row in sheet.rows:
            cells = dict(zip(sheet.headers, row.cells, strict=True))
            yield _Found(row.number, cells, reader.read(row))

    def _messages(self, chat: Chat) -> Iterator[_Found]:
        reader = ChatReader(
            own=self._choices.own,
            source=self._choices.source,
            entered_by=self._actor,
            zone=self._channel.zone,
        )
        for said in chat.messages():
            yield _Found(said.number, {}, reader.read(said), said.file)

    def _keep(
        self,
        chunk: Sequence[_Found],
        chat: Chat | None,
        done: Counter[str],
        position: int,
        *,
        is_trial: bool,
        note: Callable[[Connection, int, Counter[str]], None],
    ) -> None:
        store, now = self._application.store, self._application.clock.now()
        day = local_day(now, self._channel.zone)
        added: Counter[str] = Counter(rows=len(chunk))
        reports: dict[bytes, tuple[Written | Fault, str | None]] = {}
        for one in chunk:
            if one.report is None or (
                one.file and not _words_of(one.report) and not self._has(chat, one.file)
            ):
                added["passed_over"] += 1
                continue
            added["failed"] += _fault_of(one.report) is not None
            likeness = one.report.likeness() if isinstance(one.report, Written) else b""
            content_hash = self._identities.item(
                likeness + (one.file or "").encode() or one.report.body()
            )
            if content_hash in reports and isinstance(one.report, Written):
                added["already_known"] += 1
            reports[content_hash] = one.report, one.file
        with store.read() as connection:
            known = ledger.known_deliveries(connection, list(reports))
        known |= self._tried & reports.keys()
        fresh = {key: one for key, one in reports.items() if key not in known}
        sound = [one for one, _ in fresh.values() if _fault_of(one) is None]
        known_sound = [k for k in known if _fault_of(reports[k][0]) is None]
        added["new"] = len(sound)
        added["already_known"] += len(known_sound)
        if is_trial:
            self._tried |= fresh.keys()
        bodies = {} if is_trial else self._bodies(fresh, chat)
        with store.write() as connection:
            if bodies:
                rows = [
                    ledger.NewDelivery(
                        channel=self._channel.name,
                        source=Source.ENTRY,
                        received_at=now,
                        day=day,
                        content=pack(body),
                        content_hash=content_hash,
                    )
                    for content_hash, body in bodies.items()
                ]
                ledger.receive(store, connection, rows)
            note(connection, position, done + added)
        done.update(+added)
        self._application.work_waits.set()

    def _has(self, chat: Chat | None, name: str) -> bool:
        return chat is not None and chat.content(name, self._most_bytes) is not None

    @property
    def _most_bytes(self) -> int:
        return int(self._application.settings.media.max_mb * 1024 * 1024)

    def _bodies(
        self, fresh: Mapping[bytes, tuple[Written | Fault, str | None]], chat: Chat | None
    ) -> dict[bytes, bytes]:
        """What is to be written of each; the files of a chat are kept first."""
        bodies = {}
        for content_hash, (report, name) in fresh.items():
            if isinstance(report, Written) and name is not None and chat is not None:
                content = chat.content(name, self._most_bytes)
                if content is not None:
                    report = report.model_copy(update={"files": (self._file(name, content),)})
            bodies[content_hash] = report.body()
        return bodies

    def _file(self, name: str, content: bytes) -> TypedFile:
        application = self._application
        now = application.clock.now()
        day = local_day(now, self._channel.zone)
        with application.store.write() as connection:
            reference = keep_upload(
                application.store, connection, application.objects, day, now, content
            )
        mime_type = media_type(content, None)
        return TypedFile.model_validate(
            {
                "reference": reference,
                "kind": kind_of_file(mime_type),
                "sha256": hashlib.sha256(content).hexdigest(),
                "mime_type": mime_type,
                "size": len(content),
                "file_name": name,
            }
        )


def _words_of(report: Written | Fault) -> str | None:
    return report.text if isinstance(report, Written) else None


def _fault_of(report: Written | Fault | None) -> str | None:
    """Why a row is no report, as the pipeline will find, too."""
    if report is None:
        return None
    if isinstance(report, Fault):
        return report.fault
    if report.text is None:  # of a chat: its file is added later
        return None
    (found,) = parse(report.body(), {}, Source.ENTRY)
    return None if isinstance(found, RawMessage) else getattr(found, "reason", "not_understood")


# --- from the command line ------------------------------------------------------------------------


def import_file(
    application: Application,
    scope: Scope,
    jurisdiction: str,
    kind: Kind,
    file: BinaryIO,
    choices: Choices,
    *,
    is_trial: bool,
    tell: Callable[[int], None] = lambda done: None,
) -> Counter[str]:
    """Import a file at once; the counts of `Importer.run`."""
    scope.require(Right.INTAKE)
    channel = application.entry_channel(jurisdiction)
    look_through(kind, file)
    importer = Importer(application, channel, kind, choices, scope.actor)
    counts = importer.run(
        file, is_trial=is_trial, note=lambda connection, position, done: tell(position)
    )
    return counts or Counter()


def write_faults(
    application: Application,
    scope: Scope,
    jurisdiction: str,
    kind: Kind,
    file: BinaryIO,
    choices: Choices,
    output: BinaryIO,
) -> int:
    """Write the rows of a file that fail as CSV with line and reason; how many there are."""
    scope.require(Right.INTAKE)
    channel = application.entry_channel(jurisdiction)
    return Importer(application, channel, kind, choices, scope.actor).write_faults(file, output)


# --- uploads --------------------------------------------------------------------------------------


def add_upload(
    application: Application,
    scope: Scope,
    jurisdiction: str,
    name: str,
    content: bytes,
    purpose: ImportPurpose = ImportPurpose.REPORTS,
) -> int:
    """Keep a file until somebody has said what is in it; the import's id.

    `UnreadableFile` when it can be seen at once that it cannot be imported.
    """
    scope.require(Right.INTAKE)
    kind = kind_of(name, content)
    if purpose is ImportPurpose.LAPOR_ANSWERS:
        scope.require(Right.VERIFY)
        if kind == "whatsapp":
            raise UnreadableFile("not_a_list")
    look_through(kind, io.BytesIO(content))
    channel = application.entry_channel(jurisdiction)
    now = application.clock.now()
    day = local_day(now, channel.zone)
    with application.store.write() as connection:
        sealer = application.store.sealer(connection, ledger.kept_key(day), now)
        object_name = application.objects.put(sealer.seal(content, IMPORT))
        return imports.add_batch(
            scope,
            connection,
            jurisdiction=jurisdiction,
            channel=channel.name,
            kind=kind,
            purpose=purpose,
            day=day,
            sealed_name=sealer.seal(name[:200].encode("utf-8", "replace"), IMPORT),
            object_name=object_name,
            now=now,
        )


def sealer_of(application: Application, connection: Connection, found: Row[Any]) -> Sealer:
    """The key of what belongs to an import; `StoreError` when its time is over."""
    return application.store.sealer(connection, ledger.kept_key(found.day))


def content_of(application: Application, found: Row[Any], object_name: str | None) -> bytes:
    """The bytes of an import's file, or of its list of faults; `NotFound` when they are gone."""
    if object_name is None:
        raise NotFound("The file is no longer kept.")
    with application.store.read() as connection:
        sealer = sealer_of(application, connection, found)
    return sealer.open(application.objects.get(object_name), IMPORT)


def name_of(application: Application, connection: Connection, found: Row[Any]) -> str | None:
    """What the file was called; None when that is no longer kept."""
    if found.sealed_name is None:
        return None
    return sealer_of(application, connection, found).open(found.sealed_name, IMPORT).decode()


def choices_of(application: Application, connection: Connection, found: Row[Any]) -> Choices:
    """What was chosen for an import the last time; nothing before that."""
    if found.sealed_choices is None:
        return Choices()
    sealer = sealer_of(application, connection, found)
    return Choices.of_json(sealer.open(found.sealed_choices, IMPORT))


def start_upload(
    application: Application, scope: Scope, batch_id: int, choices: Choices, *, is_trial: bool
) -> None:
    """Let the timetable work through a file; columns are remembered for the next such list."""
    now = application.clock.now()
    with application.store.write() as connection:
        found = imports.batch(scope, connection, batch_id)
        sealed = sealer_of(application, connection, found).seal(choices.as_json(), IMPORT)
        imports.start(scope, connection, batch_id, sealed, now, is_trial=is_trial)
        if choices.mapping and found.kind != "whatsapp":
            key = choices_signature(application, found, choices.layout)
            imports.remember_columns(
                scope, connection, found.jurisdiction, key, choices.mapping, now
            )
    application.work_waits.set()


def choices_signature(application: Application, found: Row[Any], layout: Layout) -> str:
    """By what the columns of an import's list are known again."""
    content = content_of(application, found, found.object_name)
    return preview(found.kind, io.BytesIO(content), layout).signature


def work_on_imports(
    application: Application, is_over: Callable[[], bool] = lambda: False
) -> Counter[str]:
    """Go on with files that wait, until none is left or time is up. Counts of the rows."""
    total: Counter[str] = Counter()
    while not is_over():
        now = application.clock.now()
        with application.store.write() as connection:
            found = imports.claim_batch(SYSTEM, connection, now, _LEASE)
        if found is None:
            break
        total.update(_work_on(application, found, is_over))
    return total


def _work_on(
    application: Application, found: Row[Any], is_over: Callable[[], bool]
) -> Counter[str]:
    before = Counter(found.counts)
    try:
        file = io.BytesIO(content_of(application, found, found.object_name))
        with application.store.read() as connection:
            choices = choices_of(application, connection, found)
        importer = _importer(application, found, choices)
        counts = importer.run(
            file,
            is_trial=found.state == ImportState.CHECKING,
            skip=found.position,
            counts=found.counts,
            note=lambda connection, position, done: imports.note_progress(
                SYSTEM, connection, found.id, position, done, application.clock.now() + _LEASE
            ),
            is_over=is_over,
        )
    except Conflict:
        return Counter()
    except UnreadableFile as error:
        _finish(application, found, before, None, error.reason)
        return Counter()
    if counts is None:
        with application.store.write() as connection:
            imports.release_batch(SYSTEM, connection, found.id)
        return Counter()
    _finish(application, found, counts, _kept_faults(application, found, importer, file), None)
    return counts - before


def _importer(
    application: Application, found: Row[Any], choices: Choices
) -> Importer | AnswerImporter:
    if found.purpose == ImportPurpose.LAPOR_ANSWERS:
        return AnswerImporter(
            application,
            found.jurisdiction,
            found.kind,
            choices.mapping,
            found.created_by,
            choices.layout,
        )
    channel = application.channels[found.channel]
    return Importer(application, channel, found.kind, choices, found.created_by)


def _kept_faults(
    application: Application,
    found: Row[Any],
    importer: Importer | AnswerImporter,
    file: BinaryIO,
) -> str | None:
    """The list of rows that failed, sealed beside the import; None without any."""
    with tempfile.SpooledTemporaryFile(max_size=1024 * 1024) as output:
        if importer.write_faults(file, output) == 0:  # type: ignore[arg-type]  # typeshed: no BinaryIO
            return None
        output.seek(0)
        content = output.read()
    with application.store.read() as connection:
        sealer = sealer_of(application, connection, found)
    return application.objects.put(sealer.seal(content, IMPORT))


def _finish(
    application: Application,
    found: Row[Any],
    counts: Mapping[str, int],
    faults_name: str | None,
    reason: str | None,
) -> None:
    now = application.clock.now()
    with application.store.write() as connection:
        imports.finish(
            SYSTEM,
            connection,
            found,
            counts=counts,
            faults_name=faults_name,
            reason=reason,
            now=now,
        )
    log.info("import_finished", batch=found.id, reason=reason)
