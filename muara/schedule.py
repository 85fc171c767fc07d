"""What stands on the timetable of an installation: one job for each piece of work and account."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from channels import manual
from channels.base import (
    ChecksItself,
    FetchesMedia,
    Finding,
    LooksUp,
    Polls,
    ReceivesWebhooks,
    Reconciles,
    SendsReplies,
    TellsWhatWaits,
)
from channels.errors import ChannelError
from forwarder.destination import PullsStatus
from forwarder.files import Files
from muara import sorting
from muara.alarms import AlarmBook
from muara.alerting import Alerting
from muara.answer_watch import AnswerWatch
from muara.app import Application, Channel, Destination
from muara.casework import Casework
from muara.chronicle import events_of
from muara.clockwork import Clockwork, Escalation
from muara.comparing import Comparer
from muara.conditions import Conditions
from muara.deadline_notices import tell_of_deadline
from muara.doctor.finding import Probe
from muara.doctor.round import OUTSIDE, go_round, inside
from muara.erasure import forget_due
from muara.importing import work_on_imports
from muara.jobs import Job, Report, RunContext
from muara.late_news import LateNews
from muara.log import get_logger
from muara.notice_sending import NoticeSender
from muara.polling import Poller
from muara.pulling import Puller
from muara.routing import Router, courier_of
from muara.teaching import learn_from_store
from muara.watching import late_deliveries, self_check, watch
from store import (
    alarms,
    audit,
    imports,
    media,
    notices,
    queries,
    similar,
    timetable,
)
from store.objects import SHELVES
from store.scope import SYSTEM

log = get_logger(__name__)

_TICK = 1.0
_CASES_SECONDS = 15.0
_MINUTE = 60.0
_HOUR = 3600.0
_DAY = 24 * _HOUR
_RUNS_KEPT = timedelta(days=90)
_IDLE_RUNS_KEPT = timedelta(days=2)
_ORPHANED_AFTER = timedelta(days=1)
_ALARMS_KEPT = timedelta(days=365)
_UNSEEN_FOR = timedelta(days=3)
_NOTICES_KEPT = timedelta(days=30)
_FILES_KEPT = timedelta(days=30)
_UNUSED_FILES_KEPT = timedelta(days=1)
_KEYS_KEPT = timedelta(days=60)
_MOST_ORPHANS = 1_000


def all_jobs(application: Application) -> list[Job]:
    """Everything that this installation's timetable holds."""
    jobs = [
        _gathering(application),
        _cases(application),
        _clocks(application),
        _alerts(application),
        _draw_apart(application),
        _index(application),
        _compare(application),
        _learn(application),
        _imports(application),
        _retention(application),
        _orphans(application),
        _seal_audit(application),
        _notices(application),
        _digests(application),
    ]
    if application.settings.retention.reporter_days is not None:
        jobs.append(_forget(application, application.settings.retention.reporter_days))
    for channel in application.channels.values():
        jobs += _channel_jobs(application, channel)
    called = [one for one in application.destinations.values() if one.is_called]
    if called:
        router = Router(application)
        jobs.append(_tick("route", router.route, router.has_work))
    for destination in called:
        jobs += _destination_jobs(application, destination)
    tuned = _tuned(application, jobs)
    return tuned + _tuned(application, _alarm_jobs(application, tuned))


def _tuned(application: Application, jobs: Sequence[Job]) -> list[Job]:
    """The jobs as often as the configuration wants them."""
    return [replace(job, seconds=_interval(application, job.name, job.seconds)) for job in jobs]


def _interval(application: Application, name: str, seconds: float) -> float:
    """How often a job runs: `seconds`, unless the configuration says otherwise."""
    return application.settings.schedule.intervals.get(name, seconds)


def _alarm_jobs(application: Application, jobs: Sequence[Job]) -> list[Job]:
    """What looks after all that, and tells of it."""
    book = AlarmBook(application)
    return [
        _doctor(application, book, "doctor", _MINUTE, inside(jobs)),
        _doctor(application, book, "doctor_outside", _HOUR, OUTSIDE),
        _tick("alarms", book.tell, book.has_work),
    ]


def _export_files(application: Application, to: Destination, files: Files) -> Job:
    """The day that is over, as files."""

    def work(context: RunContext) -> Report:
        count = 0
        for code in application.settings.jurisdictions:
            if to.settings.may_have(code, is_secret=False):
                count += files.export_missing(
                    application.store,
                    application.scope(SYSTEM.actor),
                    code,
                    application.zone(code),
                    application.settings.channel_kinds,
                    context.is_over,
                )
        return Report({"days": count} if count else {})

    return Job(name="export_files", account=to.name, seconds=_HOUR, work=work)


def _destination_jobs(application: Application, to: Destination) -> list[Job]:
    if isinstance(to.adapter, Files):
        return [_export_files(application, to, to.adapter)]
    courier = courier_of(application, to)

    def forward(context: RunContext) -> Report:
        return Report(dict(courier.send_due(context.is_over)))

    jobs = [
        Job(
            name="forward",
            account=to.name,
            seconds=_TICK,
            work=forward,
            is_tick=True,
            has_work=courier.has_work,
        )
    ]
    if isinstance(to.adapter, PullsStatus):
        puller = Puller(application, to)

        def pull(context: RunContext) -> Report:
            return Report(dict(puller.pull(context.is_over)))

        seconds = to.settings.pull_minutes * _MINUTE
        jobs.append(Job(name="pull", account=to.name, seconds=seconds, work=pull))
    return jobs


def _channel_jobs(application: Application, channel: Channel) -> list[Job]:
    jobs = []
    if channel.polls:
        jobs.append(_poll(application, channel))
    if isinstance(channel.adapter, Polls) and isinstance(channel.adapter, Reconciles):
        jobs.append(_reconcile(application, channel))
    elif isinstance(channel.adapter, TellsWhatWaits) and not channel.polls:
        jobs.append(_await_repeats(application, channel, channel.adapter))
    if isinstance(channel.adapter, ReceivesWebhooks | Polls) and not channel.type.is_form:
        jobs.append(_watch(application, channel))
    if isinstance(channel.adapter, SendsReplies):
        jobs.append(_outbox(application, channel.name))
    has_uploads = channel.type.is_form or channel.settings.kind == manual.KIND
    if isinstance(channel.adapter, FetchesMedia) or has_uploads:
        jobs.append(_media(application, channel.name))
    if isinstance(channel.adapter, LooksUp):
        jobs.append(_look_up(application, channel))
        if channel.type.names_mentions:
            jobs.append(_mentions(application, channel))
    if isinstance(channel.adapter, ChecksItself):
        jobs.append(_self_check(application, channel, channel.adapter))
    return jobs


# --- one channel ------------------------------------------------------------------------------


def _poll(application: Application, channel: Channel) -> Job:
    def read(context: RunContext) -> Poller:
        poller = application.poller(channel.name, guard=context.guard)
        poller.poll(context.is_over)
        return poller

    work = _reading(application, channel, read)
    return Job(name="poll", account=channel.name, seconds=channel.settings.poll_seconds, work=work)


def _reconcile(application: Application, channel: Channel) -> Job:
    """What is read again looks further back than polls do, and where there are none, instead."""
    schedule = application.settings.schedule

    def read(context: RunContext) -> Poller:
        poller = application.poller(channel.name, guard=context.guard)
        since = application.clock.now() - timedelta(hours=schedule.reconcile_hours)
        poller.reconcile(since, context.is_over)
        return poller

    minutes = schedule.reconcile_minutes
    seconds = _HOUR if channel.polls else minutes * _MINUTE
    work = _reading(application, channel, read)
    return Job(name="reconcile", account=channel.name, seconds=seconds, work=work)


def _reading(
    application: Application, channel: Channel, read: Callable[[RunContext], Poller]
) -> Callable[[RunContext], Report]:
    """Reads a channel, and notes whether it can be read."""
    book = Conditions(application)

    def work(context: RunContext) -> Report:
        try:
            poller = read(context)
        except ChannelError as error:
            book.failed(channel.name, error)
            raise
        book.read(channel.name, poller.findings)
        has_failed = bool(poller.findings)
        return _report(poller.done, poller.findings, has_failed=has_failed)

    return work


def _await_repeats(application: Application, channel: Channel, adapter: TellsWhatWaits) -> Job:
    """A platform that cannot be read beside its webhooks repeats them: how many wait, and which
    have come late."""
    minutes = application.settings.schedule.reconcile_minutes
    seconds = _interval(application, "reconcile", minutes * _MINUTE)
    book = Conditions(application)

    def work(_context: RunContext) -> Report:
        try:
            waits = adapter.waiting().count
        except ChannelError as error:
            book.failed(channel.name, error)
            raise
        book.read(channel.name)
        # Also what came while the run before was under way.
        since = application.clock.now() - timedelta(seconds=2 * seconds)
        recovered = late_deliveries(application, channel, since)
        counts = {"waiting": waits, "recovered": recovered}
        return Report({name: count for name, count in counts.items() if count})

    return Job(name="reconcile", account=channel.name, seconds=seconds, work=work)


def _watch(application: Application, channel: Channel) -> Job:
    """Is something missing that nobody has noticed?"""

    def work(_context: RunContext) -> Report:
        return Report(watch(application, channel))

    return Job(name="watch", account=channel.name, seconds=5 * _MINUTE, work=work)


def _look_up(application: Application, channel: Channel) -> Job:
    def work(context: RunContext) -> Report:
        poller = application.poller(channel.name, guard=context.guard)
        done = poller.look_up_in_turn(partial(application.open_public_ids, channel.name))
        return _report(done, poller.findings, has_failed=False)

    return Job(name="look_up", account=channel.name, seconds=_DAY, work=work)


def _mentions(application: Application, channel: Channel) -> Job:
    """Asks for the words of mentions of which a webhook told the id alone."""

    def work(context: RunContext) -> Report:
        ids = application.wordless_mention_ids(channel.name)
        poller = application.poller(channel.name, guard=context.guard)
        done = poller.look_up(ids, for_words=True)
        return _report(done, poller.findings, has_failed=False)

    return Job(name="mentions", account=channel.name, seconds=_MINUTE, work=work)


def _outbox(application: Application, name: str) -> Job:
    outbox = application.outbox(name)

    def work(context: RunContext) -> Report:
        return Report(outbox.send_due(context.is_over) if outbox else {})

    def has_work() -> bool:
        now = application.clock.now()
        with application.store.read() as connection:
            return queries.is_outbox_due(SYSTEM, connection, f"channel:{name}", now)

    return Job(
        name="outbox", account=name, seconds=_TICK, work=work, is_tick=True, has_work=has_work
    )


def _media(application: Application, name: str) -> Job:
    fetcher = application.media()

    def work(context: RunContext) -> Report:
        return Report(fetcher.fetch_due(context.is_over, channel=name))

    def has_work() -> bool:
        now = application.clock.now()
        with application.store.read() as connection:
            return bool(media.due_files(SYSTEM, connection, now, 1, channel=name))

    return Job(
        name="media", account=name, seconds=_TICK, work=work, is_tick=True, has_work=has_work
    )


def _self_check(application: Application, channel: Channel, adapter: ChecksItself) -> Job:
    """Once a day; while something is out of order each hour, so that its mending is noticed."""
    name = channel.name
    book = Conditions(application)

    def has_work() -> bool:
        if name in application.to_connect:
            return False
        with application.store.read() as connection:
            last = timetable.last_ended(connection, "self_check", name)
        is_due = last is None or application.clock.now() - last >= timedelta(seconds=_DAY - _HOUR)
        return is_due or book.is_in_trouble(name)

    def work(_context: RunContext) -> Report:
        said = self_check(application, channel, adapter)
        findings = [finding for finding in said if finding.level != "ok"]
        for finding in findings:
            level = log.error if finding.level == "error" else log.warning
            level("channel_finding", channel=name, subject=finding.subject)
        book.checked(name, said)
        is_bad = any(finding.level == "error" for finding in findings)
        counts = {"findings": len(findings)}
        for finding in said:
            counts |= finding.counts
        return _report(counts, findings, has_failed=is_bad)

    return Job(
        name="self_check",
        account=name,
        seconds=_HOUR,
        work=work,
        is_occasional=True,
        has_work=has_work,
    )


def _report(counts: dict[str, int], findings: Sequence[Finding], *, has_failed: bool) -> Report:
    """A poll that could not read one of its streams has failed, also when that passes by itself."""
    problems = tuple(f"{finding.subject}: {finding.message}" for finding in findings)
    return Report(counts, problems=problems, has_failed=has_failed)


# --- the whole installation -------------------------------------------------------------------


def _gathering(application: Application) -> Job:
    """The bot's next word, where citizens have fallen silent."""
    gathering = application.gathering()
    return _tick("gathering", gathering.go_on, gathering.has_work)


def _tick(
    name: str,
    go_on: Callable[[Callable[[], bool]], Mapping[str, int]],
    has_work: Callable[[], bool],
) -> Job:
    """A job of the whole installation that looks each second; `go_on` is asked to stop in time."""

    def work(context: RunContext) -> Report:
        return Report(dict(go_on(context.is_over)))

    return Job(name=name, account="all", seconds=_TICK, work=work, is_tick=True, has_work=has_work)


def _cases(application: Application) -> Job:
    """Citizens who were asked have answered; answers have reached those who asked."""

    def work(context: RunContext) -> Report:
        counts = AnswerWatch(application).look(context.is_over)
        resumed = Casework(application).resume_answered()
        return Report(dict(counts) | ({"resumed": resumed} if resumed else {}))

    return Job(name="cases", account="all", seconds=_CASES_SECONDS, work=work)


def _clocks(application: Application) -> Job:
    """Deadlines are rows: this looks which of them are near or past."""
    settings = application.settings.clocks
    clockwork = Clockwork(
        application.store,
        application.calendars,
        application.clock.now,
        escalation=Escalation(
            agency_head=settings.agency_head_after_days,
            supervisor=settings.supervisor_after_days,
            coordinator=settings.coordinator_after_days,
            reporter=settings.ombudsman_after_days,
        ),
        tell_citizen=LateNews(application).tell,
        notify=partial(tell_of_deadline, application.scope("system"), now=application.clock.now),
        close=Casework(application).close_after_silence,
        events_of=events_of,
    )

    def work(context: RunContext) -> Report:
        governments = list(application.settings.jurisdictions)
        return Report(clockwork.sweep(governments, context.is_over, context.guard))

    return Job(name="clocks", account="all", seconds=_MINUTE, work=work)


def _alerts(application: Application) -> Job:
    """Whoever is in danger waits for a person, whatever that takes."""
    alerting = Alerting(application)
    return _tick("alerts", alerting.look, alerting.has_work)


def _draw_apart(application: Application) -> Job:
    """By lot, some of what the machine set apart yesterday: somebody looks whether it was right."""

    def work(_context: RunContext) -> Report:
        drawn = sorting.draw_by_lot(application)
        return Report({"drawn": drawn} if drawn else {})

    return Job(name="draw_apart", account="all", seconds=_HOUR, work=work)


def _compare(application: Application) -> Job:
    """Which complaints tell of the same incident? Also forgets what is too old to be the same."""

    def work(context: RunContext) -> Report:
        comparer = Comparer(application.store, application.clock.now)
        counts = dict(comparer.compare_new(context.is_over))
        with application.store.write() as connection:
            before = application.clock.now() - _KEYS_KEPT
            counts["forgotten"] = similar.forget_keys(SYSTEM, connection, before)
        return Report({name: count for name, count in counts.items() if count})

    return Job(name="compare", account="all", seconds=10 * _TICK, work=work)


def _index(application: Application) -> Job:
    """Whatever changed is found by its new words a second or two later."""
    indexer = application.indexer()
    return _tick("index", indexer.read_changed, indexer.has_work)


def _learn(application: Application) -> Job:
    """What operators decided teaches, once a night."""

    def work(context: RunContext) -> Report:
        counts: dict[str, int] = {}
        for jurisdiction in application.settings.jurisdictions:
            if context.is_over():
                break
            outcome = learn_from_store(application, SYSTEM, jurisdiction)
            counts[outcome] = counts.get(outcome, 0) + 1
        return Report(counts)

    return Job(name="learn", account="all", seconds=_DAY, work=work)


def _imports(application: Application) -> Job:
    """Files that operators uploaded, row by row; what time leaves over waits for the next tick."""

    def has_work() -> bool:
        with application.store.read() as connection:
            return imports.is_import_due(SYSTEM, connection, application.clock.now())

    return _tick("imports", partial(work_on_imports, application), has_work)


def _retention(application: Application) -> Job:
    def work(_context: RunContext) -> Report:
        now = application.clock.now()
        keep = application.settings.retention
        raw_until = (now - timedelta(days=keep.raw_days)).date()
        kept_until = (now - timedelta(days=keep.quarantine_days)).date()
        with application.store.write() as connection:
            counts = {
                "day_keys": timetable.destroy_keys(connection, "day", raw_until, now),
                "kept_keys": timetable.destroy_keys(connection, "kept", kept_until, now),
                "runs": timetable.forget_runs(connection, now - _RUNS_KEPT, only_idle=False),
                "alarms": alarms.forget(SYSTEM, connection, now - _ALARMS_KEPT),
                "unseen_alarms": alarms.end_unseen(SYSTEM, connection, now - _UNSEEN_FOR, now),
                "imports": imports.forget_old(SYSTEM, connection, now - _FILES_KEPT),
                "unused_imports": imports.let_go_unused(
                    SYSTEM, connection, now - _UNUSED_FILES_KEPT, now
                ),
                "idle_runs": timetable.forget_runs(
                    connection, now - _IDLE_RUNS_KEPT, only_idle=True
                ),
            }
        application.store.forget_sealers()
        return Report(counts)

    return Job(name="retention", account="all", seconds=_DAY / 4, work=work)


def _forget(application: Application, days: int) -> Job:
    """Reporters of whom nothing is needed any more."""

    def work(context: RunContext) -> Report:
        before = application.clock.now() - timedelta(days=days)
        count = sum(forget_due(application, before, context.is_over).values())
        return Report({"forgotten": count} if count else {})

    return Job(name="forget", account="all", seconds=_DAY, work=work)


def _seal_audit(application: Application) -> Job:
    """Puts what people did in the last minute under the next link of each chain.

    The hash goes into the log, which leaves the machine where logs are gathered: whoever makes the
    chain anew must change it there too.
    """

    def work(context: RunContext) -> Report:
        with application.store.write() as connection:
            context.guard(connection)
            sealed = audit.seal(SYSTEM, connection, application.clock.now())
            heads = audit.heads(SYSTEM, connection) if sealed else {}
        for jurisdiction, (number, head) in heads.items():
            log.info("audit_sealed", jurisdiction=jurisdiction, link=number, hash=head.hex())
        return Report({"sealed": sealed} if sealed else {})

    return Job(name="seal_audit", account="all", seconds=_MINUTE, work=work)


def _notices(application: Application) -> Job:
    """What operators are to hear outside the console."""
    sender = NoticeSender(application)
    return _tick("notices", sender.send_due, sender.has_work)


def _digests(application: Application) -> Job:
    """The morning digest, for each operator in their own time zone."""
    sender = NoticeSender(application)

    def work(_context: RunContext) -> Report:
        made = sender.make_digests()
        before = application.clock.now() - _NOTICES_KEPT
        with application.store.write() as connection:
            forgotten = notices.forget(SYSTEM, connection, before)
        counts = {"digests": made, "forgotten": forgotten}
        return Report({name: count for name, count in counts.items() if count})

    return Job(name="digests", account="all", seconds=_MINUTE, work=work)


def _doctor(
    application: Application, book: AlarmBook, name: str, seconds: float, probes: Sequence[Probe]
) -> Job:
    """A doctor's round: what is wrong is raised, and what is well again is ended."""

    def work(_context: RunContext) -> Report:
        findings = go_round(application, probes)
        book.note(findings)
        bad = sum(finding.is_bad for finding in findings)
        return Report({"bad": bad} if bad else {})

    return Job(name=name, account="all", seconds=seconds, work=work)


def _orphans(application: Application) -> Job:
    """Objects that no row knows: we died between keeping a file and noting it, or an erasure
    could not reach the object store. Each run looks through the next sixteenth of all names."""
    seconds = _interval(application, "orphans", _HOUR)

    def work(context: RunContext) -> Report:
        now = application.clock.now()
        digit = "0123456789abcdef"[int(now.timestamp() // seconds) % 16]
        deleted = 0
        for name in _orphaned(application, digit, now - _ORPHANED_AFTER):
            if context.is_over() or deleted == _MOST_ORPHANS:
                break
            application.objects.delete(name)
            deleted += 1
        return Report({"orphans": deleted})

    return Job(name="orphans", account="all", seconds=_HOUR, work=work)


def _orphaned(application: Application, digit: str, before: datetime) -> list[str]:
    """Of the sixteenth of all objects whose names begin with `digit`, those without a row."""
    shelves = (shelf for shelf in SHELVES if shelf.startswith(digit))
    lying = [name for shelf in shelves for name in application.objects.lying_since(shelf, before)]
    if not lying:
        return []
    with application.store.read() as connection:
        known = media.known_objects(SYSTEM, connection, digit)
    return [name for name in lying if name not in known]
