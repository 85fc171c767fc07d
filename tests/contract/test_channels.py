"""Every kind of channel keeps every promise of `channels/base.py`, on every fixture."""

from __future__ import annotations

import functools
import inspect
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

import channels.base
from channels.base import (
    AnswersWebhooks,
    ChannelType,
    Closes,
    DeliveryReceipt,
    Ignored,
    Parsed,
    RawMessage,
    ReceivesWebhooks,
    Source,
    Surface,
    Unreadable,
    WebhookRequest,
)
from channels.errors import RejectedRequest
from channels.registry import channel_type, kinds
from normalizer.normalize import normalize
from normalizer.record import json_schema
from tests.contract.fixtures import Account, Case, account, cases, outcomes
from tests.contract.mutations import mutated_bodies

every_kind = pytest.mark.parametrize("kind", kinds())
few_examples = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)

PROTOCOLS = tuple(
    value
    for _, value in inspect.getmembers(channels.base, inspect.isclass)
    if getattr(value, "_is_runtime_protocol", False) and value.__module__ == "channels.base"
)
SIGNATURE_WORDS = ("signature", "secret", "token", "authorization")


Promise = Callable[..., None]


def on_every(fixtures_of: Callable[[str], Sequence[Case]]) -> Callable[[Promise], Promise]:
    """A test for each kind that has such fixtures, which tries the promise on all of them and names
    those that break it: one of thousands for each fixture costs more than what it does."""

    def tried(promise: Promise) -> Promise:
        @functools.wraps(promise)
        def test(kind: str, **fixtures: Any) -> None:
            broken: list[BaseException] = []
            for case in fixtures_of(kind):
                try:
                    promise(case, **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"fixture: {case.name}")
                    broken.append(error)
            if broken:
                raise BaseExceptionGroup(f"{len(broken)} fixtures of {kind}", broken)

        _, *asked = inspect.signature(promise).parameters.values()
        first = inspect.Parameter("kind", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        test.__signature__ = inspect.Signature([first, *asked])  # type: ignore[attr-defined]  # pytest reads it
        with_some = [kind for kind in kinds() if fixtures_of(kind)]
        tests: Promise = pytest.mark.parametrize("kind", with_some)(test)
        return tests

    return tried


def sent(kind: str) -> list[Case]:
    """The fixtures that are signed requests to us."""
    return [case for case in cases(kind) if case.method == "POST"]


every_case = on_every(cases)
every_signed_case = on_every(sent)


@contextmanager
def opened(owner: Account, **changed: Any) -> Iterator[object]:
    """The adapter, closed at the end."""
    adapter = owner.open(**changed)
    if isinstance(adapter, Closes):
        with closing(adapter):
            yield adapter
    else:
        yield adapter


def rejection(owner: Account, request: WebhookRequest, **changed: Any) -> str:
    """What the adapter says when it rejects this request, which it must."""
    with opened(owner, **changed) as adapter:
        assert isinstance(adapter, ReceivesWebhooks)
        with pytest.raises(RejectedRequest) as caught:
            adapter.verify(request)
    return str(caught.value)


def without_signature(case: Case) -> dict[str, str]:
    return {k: v for k, v in case.headers.items() if not any(w in k for w in SIGNATURE_WORDS)}


def with_signature(case: Case, change: str) -> dict[str, str]:
    """The headers with the end of each signature replaced by `change`."""
    unsigned = without_signature(case)
    return {
        name: value if name in unsigned else value[: -len(change)] + change
        for name, value in case.headers.items()
    }


def secrets_of(owner: Account) -> dict[str, str]:
    settings = channel_type(owner.kind).settings.model_validate(owner.settings)
    values = {name: getattr(settings, name) for name in type(settings).model_fields}
    return {k: v.get_secret_value() for k, v in values.items() if isinstance(v, SecretStr)}


def has_only_sound_items(parsed: list[Parsed]) -> None:
    """Each item is of a known type and, if it is a message, becomes a record in JSON."""
    assert parsed, "parse must say something about every body"
    for item in parsed:
        assert isinstance(item, RawMessage | DeliveryReceipt | Ignored | Unreadable)
        if isinstance(item, RawMessage):
            normalize(item, "fixture").model_dump_json()


@every_kind
def test_a_channel_declares_itself_and_has_fixtures(kind: str) -> None:
    declared = channel_type(kind)
    assert isinstance(declared, ChannelType)
    assert declared.label
    assert set(declared.secrets) <= set(declared.settings.model_fields)
    assert cases(kind), f"tests/fixtures/channels/{kind}/ has no case"


@every_kind
def test_every_setting_is_described(kind: str) -> None:
    fields = channel_type(kind).settings.model_fields
    assert [name for name, field in fields.items() if not field.description] == []


@every_kind
def test_an_opened_adapter_honours_exactly_what_is_declared(kind: str) -> None:
    declared = set(channel_type(kind).capabilities)
    known = [p for p in PROTOCOLS if p.__name__ not in ("Parse", "Meter")]
    with opened(account(kind)) as adapter:
        honoured = {protocol for protocol in known if isinstance(adapter, protocol)}
    assert {p.__name__ for p in honoured} == {p.__name__ for p in declared}


@every_kind
def test_a_capability_takes_all_that_the_application_may_give_it(kind: str) -> None:
    with opened(account(kind)) as adapter:
        for capability in channel_type(kind).capabilities:
            for name, promised in inspect.getmembers(capability, inspect.isfunction):
                if not name.startswith("_"):
                    _, *asked = inspect.signature(promised).parameters.values()
                    by_name = {p.name: p for p in asked if p.kind is p.KEYWORD_ONLY}
                    in_place = [p for p in asked if p.name not in by_name]
                    inspect.signature(getattr(adapter, name)).bind(*in_place, **by_name)


@every_kind
def test_a_kind_with_buttons_understands_that_one_was_pressed(kind: str) -> None:
    rules = channel_type(kind).rules
    said = [
        item
        for case in cases(kind)
        for item in case.parse()
        if isinstance(item, RawMessage) and item.surface is Surface.DIRECT
    ]
    assert not rules.has_buttons or any(item.choice and item.choice.id for item in said)
    assert not rules.has_location_button or any(item.location for item in said)


@every_kind
@few_examples
@given(body=st.binary(max_size=300))
def test_the_answer_to_a_webhook_never_raises(kind: str, body: bytes) -> None:
    bodies = [body, *(case.body for case in cases(kind)[:5])]
    with opened(account(kind)) as adapter:
        if isinstance(adapter, AnswersWebhooks):
            for each in (*bodies, *(sound[: len(sound) // 2] for sound in bodies)):
                request = WebhookRequest(method="POST", url="", headers={}, body=each)
                assert adapter.webhook_answer(request).status == 200


@every_kind
def test_secrets_never_show_in_a_repr(kind: str) -> None:
    owner = account(kind)
    secrets = secrets_of(owner)
    with opened(owner) as adapter:
        shown = repr(adapter) + repr(channel_type(kind).settings.model_validate(owner.settings))
    assert [name for name, value in secrets.items() if value in shown] == []


@every_case
def test_a_fixture_parses_to_what_is_expected(case: Case) -> None:
    expected = case.expected
    found = outcomes(case.parse())
    for wanted, got in zip(expected, found, strict=False):
        if "receipt" in got:
            compared = wanted.get("receipt", {})
            got["receipt"] = {key: got["receipt"][key] for key in compared}
            wanted.setdefault("receipt", {})
    assert found == expected


@pytest.fixture(scope="module")
def published() -> jsonschema.Draft202012Validator:
    """The schema of records, generated once: that takes longer than most tests."""
    return jsonschema.Draft202012Validator(json_schema())


@every_case
def test_every_record_of_a_fixture_validates_against_the_published_schema(
    case: Case, published: jsonschema.Draft202012Validator
) -> None:
    for outcome in outcomes(case.parse()):
        if outcome["record"] is not None:
            published.validate(outcome["record"])


@every_case
def test_a_redelivery_has_the_same_identity(case: Case) -> None:
    assert case.parse() == case.parse()


@every_case
def test_a_truncated_body_is_unreadable_and_never_raises(case: Case) -> None:
    step = max(1, len(case.body) // 15)
    for end in range(0, len(case.body), step):
        parsed = case.parse(case.body[:end])
        has_only_sound_items(parsed)
        if is_json(case.body):  # half a form is a form; half a JSON value is nothing
            assert all(isinstance(item, Ignored | Unreadable) for item in parsed)


@every_case
def test_an_unreadable_fragment_can_be_replayed(case: Case) -> None:
    for item in case.parse():
        if isinstance(item, Unreadable):
            assert case.parse(item.fragment) == [item]


@every_kind
def test_an_empty_body_is_ignored_with_one_reason(kind: str) -> None:
    for source in Source:
        parsed = list(channel_type(kind).parse(b"", {}, source))
        assert [type(item) for item in parsed] == [Ignored]


@every_kind
@few_examples
@given(body=st.binary(max_size=300), source=st.sampled_from(Source))
def test_parse_never_raises_on_arbitrary_bytes(kind: str, body: bytes, source: Source) -> None:
    has_only_sound_items(list(channel_type(kind).parse(body, {}, source)))


@every_kind
@few_examples
@given(data=st.data())
def test_parse_never_raises_on_a_mutated_fixture(kind: str, data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(cases(kind)))
    body = data.draw(mutated_bodies(case.body))
    has_only_sound_items(case.parse(body, source=data.draw(st.sampled_from(Source))))


def is_json(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict | list)
    except ValueError:
        return False


@every_signed_case
def test_a_signed_request_is_accepted(case: Case) -> None:
    with opened(case.account) as adapter:
        assert isinstance(adapter, ReceivesWebhooks)
        adapter.verify(case.request())


@every_signed_case
def test_an_unsigned_request_is_rejected(case: Case) -> None:
    rejection(case.account, case.request(headers=without_signature(case)))


@every_signed_case
def test_a_wrong_signature_is_rejected_with_another_message_than_a_missing_one(case: Case) -> None:
    missing = rejection(case.account, case.request(headers=without_signature(case)))
    for change in ("AAAA", "é☃é☃"):
        wrong = rejection(case.account, case.request(headers=with_signature(case, change)))
        assert wrong != missing


@every_signed_case
def test_a_request_signed_with_other_secrets_is_rejected(case: Case) -> None:
    others = {name: f"other-{value[::-1]}" for name, value in secrets_of(case.account).items()}
    rejection(case.account, case.request(), **others)


@every_signed_case
def test_a_tampered_body_is_rejected_where_signatures_cover_it(case: Case) -> None:
    if channel_type(case.kind).signs_body:
        rejection(case.account, case.request(body=case.body + b"1"))
        rejection(case.account, case.request(body=b""))


@every_signed_case
def test_a_rejection_tells_no_secret_and_no_citizens_word(
    case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    told = rejection(case.account, case.request(headers=with_signature(case, "AAAA")))
    told += rejection(case.account, case.request(headers=without_signature(case)))
    told += caplog.text
    private: list[str | None] = [*secrets_of(case.account).values()]
    for outcome in outcomes(case.parse()):
        record = outcome["record"] or {"sender": {}}
        private += [record.get("original_text"), record["sender"].get("id")]
    assert [value for value in private if value and value in told] == []
