"""Holds what is against what ought to be; every difference is a finding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

from tests.storm.oracle import Answered, MessageKey, Oracle, Written
from tests.storm.stored import Contents, StoredComplaint, StoredMessage, StoredReply

_OUR_POSTS = "200000000000001_"
_UNCERTAIN_EACH_TIME = "uncertain_each_time"
_ACKNOWLEDGEMENTS = ("acknowledgement", "public_acknowledgement", "private_acknowledgement")
_KEPT = ("courtesy", "command", "contact", "no_report_")
"""Why a message in private stands in no complaint: it thanks, it sells, it tells nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken promise: a word for its kind, and what it is about."""

    kind: str
    about: str


def compare(oracle: Oracle, contents: Contents) -> list[Finding]:
    """All broken promises; an empty list is what a storm is for."""
    return [
        *_compare_messages(oracle, contents),
        *_compare_complaints(oracle, contents),
        *_compare_replies(oracle, contents),
        *(Finding("unbalanced", line) for line in contents.unbalanced),
        *(
            Finding("pending", f"{outcome}: {contents.outcomes[outcome]}")
            for outcome in ("pending", "unreadable", "quarantined")
            if contents.outcomes[outcome]
        ),
    ]


# --- messages -------------------------------------------------------------------------------------


def _compare_messages(oracle: Oracle, contents: Contents) -> list[Finding]:
    stored: defaultdict[MessageKey, list[StoredMessage]] = defaultdict(list)
    for message in contents.messages:
        stored[message.key].append(message)
    findings = [Finding("invented", str(key)) for key in stored.keys() - oracle.messages.keys()]
    for key, written in oracle.messages.items():
        findings += _compare_versions(written, stored.get(key, []))
    return findings


def _compare_versions(written: Written, versions: list[StoredMessage]) -> list[Finding]:
    about = f"{written.key} {written.surface} {written.content}"
    if not versions:
        return [] if _is_out_of_reach(written) else [_missing(written, about)]
    findings = []
    revisions = Counter(version.revision for version in versions)
    if max(revisions.values()) > 1 or len(versions) > len(written.texts):
        findings.append(Finding("doubled", f"{about}: {dict(revisions)}"))
    texts = {version.text for version in versions}
    if not texts <= set(written.texts):
        findings.append(Finding("altered", about))
    if not set(_to_be_kept(written)) <= texts:
        findings.append(Finding("version_lost", f"{about}: {len(versions)} versions"))
    return findings


def _missing(written: Written, about: str) -> Finding:
    return Finding("lost_although_taken" if written.is_taken else "never_came", about)


def _is_out_of_reach(written: Written) -> bool:
    """What is said on Facebook outside the Page stands in no list: only webhooks tell of it."""
    channel, post, _ = written.thread
    is_public = channel == "facebook" and written.surface != "direct"
    is_elsewhere = is_public and not post.startswith(_OUR_POSTS)
    return is_elsewhere and bool(written.given_up) and not written.is_taken


def _to_be_kept(written: Written) -> list[str]:
    """A list shows the newest words: on X there is nothing else, on Facebook when its webhooks
    were given up."""
    only_listed = written.key[0] == "x" or written.given_up
    return written.texts[-1:] if only_listed else written.texts


# --- complaints -----------------------------------------------------------------------------------


def _compare_complaints(oracle: Oracle, contents: Contents) -> list[Finding]:
    """One complaint for each citizen's thread, whoever wrote it; none for anything else."""
    threads: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    members: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
    opening: set[tuple[str, ...]] = set()
    direct: set[tuple[str, ...]] = set()
    people: dict[tuple[str, ...], tuple[str, str]] = {}
    nameless = {message.key for message in contents.messages if not message.has_sender}
    for message in contents.messages:
        written = oracle.messages.get(message.key)
        if written is None:
            continue
        # Whoever keeps the name from us cannot be known again: what came without it in any version,
        # from a poll that was quicker than the webhook, stands alone with all its versions.
        thread = written.key if message.key in nameless else written.thread
        people[thread] = (written.thread[0], written.thread[-1])
        if written.surface == "direct":
            direct.add(thread)
        threads[thread] |= {message.complaint_id} - {None}  # type: ignore[arg-type]  # None is out
        if message.complaint_id is not None:
            members[message.complaint_id].add(thread)
        if written.may_open and not _is_kept(message):
            opening.add(thread)
            if message.complaint_id is None:
                threads[thread] |= set()
    ties = _Ties(people, direct)
    findings = []
    for opened in opening:
        own = threads[opened] - ties.told_in_public(opened, threads)
        if len(own) > 1 or not threads[opened]:
            about = f"{opened}: {len(threads[opened])} complaints"
            findings.append(Finding("split", about))
    for complaint_id in contents.complaints:
        found = members[complaint_id]
        if len(found) != 1 and not ties.are_tied(found):
            told = sorted((thread, thread in direct) for thread in found)
            findings.append(Finding("mixed", f"complaint {complaint_id}: {told}"))
    return findings


@dataclass(frozen=True, slots=True)
class _Ties:
    """What a person told in public, named or not, and their private conversation on that platform
    are brought together once they write there; two comments or mentions alone are not."""

    people: Mapping[tuple[str, ...], tuple[str, str]]
    """By thread the channel and who wrote there, as the platform knows it."""
    direct: Set[tuple[str, ...]]

    def told_in_public(
        self, thread: tuple[str, ...], threads: Mapping[tuple[str, ...], set[int]]
    ) -> set[int]:
        """Complaints that the writer of a private thread told elsewhere."""
        if thread not in self.direct:
            return set()
        tied = [of for other, of in threads.items() if self.are_tied({thread, other})]
        return set[int]().union(*tied)

    def are_tied(self, found: Set[tuple[str, ...]]) -> bool:
        people = {self.people[thread] for thread in found if thread in self.people}
        return len(people) == 1 and len(found) > 1 and len(found & self.direct) == 1


def _is_kept(message: StoredMessage) -> bool:
    reason = message.reason or ""
    return reason == "courtesy" or (message.surface == "direct" and reason.startswith(_KEPT))


# --- replies --------------------------------------------------------------------------------------


def _compare_replies(oracle: Oracle, contents: Contents) -> list[Finding]:
    by_complaint: defaultdict[int | None, list[StoredReply]] = defaultdict(list)
    promised = [reply for reply in contents.replies if reply.purpose in _ACKNOWLEDGEMENTS]
    for reply in promised:
        by_complaint[reply.complaint_id].append(reply)
    findings = _compare_greetings(contents)
    for complaint in contents.complaints.values():
        purposes = sorted(
            [reply.purpose for reply in by_complaint[complaint.id]]
            + contents.suppressed.get(complaint.id, [])
        )
        if purposes != sorted(_promised(complaint)):
            findings.append(Finding("not_promised", f"{complaint.id}: {purposes}"))
    received = _received(oracle, contents)
    for reply in promised:
        findings += _compare_reply(reply, received.pop(reply.id, 0))
    findings += [Finding("reply_invented", str(count)) for count in received.values()]
    return findings


def _compare_greetings(contents: Contents) -> list[Finding]:
    """Everybody is greeted once in private."""
    greeted = Counter(
        (reply.channel, reply.to_conversation)
        for reply in contents.replies
        if reply.purpose == "greeting"
    )
    return [Finding("greeted_again", str(place)) for place, n in greeted.items() if n > 1]


def _promised(complaint: StoredComplaint) -> list[str]:
    if complaint.surface == "direct":
        return ["acknowledgement"]
    if complaint.surface in ("comment", "post") and complaint.channel == "facebook":
        return ["public_acknowledgement", "private_acknowledgement"]
    return ["public_acknowledgement"]


def _received(oracle: Oracle, contents: Contents) -> Counter[int]:
    """How often each acknowledgement arrived; under 0 what is none of our lines.

    Others, such as greetings, say the same to everybody and cannot be told apart.
    """
    rows: dict[tuple[str, ...], int] = {}
    said_to_all = {r.text for r in contents.replies if r.purpose not in _ACKNOWLEDGEMENTS}
    for reply in contents.replies:
        if reply.purpose in _ACKNOWLEDGEMENTS:
            rows[_address(reply)] = reply.id
    counts: Counter[int] = Counter()
    for answered in oracle.replies:
        if answered.text in said_to_all:
            continue
        counts[rows.get(_arrived_at(answered), 0)] += 1
    return counts


def _address(reply: StoredReply) -> tuple[str, ...]:
    """Private words carry the complaint's number; public ones stand under a message."""
    if reply.purpose == "public_acknowledgement":
        return (reply.channel, reply.to_message, reply.text)
    return (reply.channel, reply.text)


def _arrived_at(answered: Answered) -> tuple[str, ...]:
    if answered.surface == "direct":
        return (answered.channel, answered.text)
    return (answered.channel, answered.in_reply_to, answered.text)


def _compare_reply(reply: StoredReply, arrived: int) -> list[Finding]:
    about = (
        f"outbox {reply.id} {reply.channel} {reply.purpose}: {reply.state} {reply.last_error}, "
        f"arrived {arrived} times in {dict(reply.attempts)} {reply.errors}"
    )
    findings = []
    if arrived > 1 + reply.attempts["uncertain"]:
        findings.append(Finding("reply_repeated", about))
    is_excused = reply.state == "dead" and reply.last_error == _UNCERTAIN_EACH_TIME
    if reply.state != "sent" and not is_excused:
        findings.append(Finding("reply_unsent", about))
    if arrived == 0 and not is_excused:
        findings.append(Finding("reply_lost", about))
    return findings
