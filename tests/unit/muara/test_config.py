"""The configuration: what is accepted, and that every mistake is told with line and remedy."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from channels.base import ChannelSettings
from channels.registry import channel_type, kinds
from channels.telegram import TelegramSettings
from forwarder.destination import DestinationSettings, EventName
from forwarder.registry import destination_type
from forwarder.registry import kinds as destination_kinds
from muara.config import ConfigurationError, Mistake, Settings, load_settings, secret_values
from muara.settings import ApplicationSettings, Jurisdiction
from store.announcing import ANNOUNCED

ROOT = Path(__file__).parents[3]
TOKEN = "1234567:" + "A" * 35
JURISDICTIONS = """\
jurisdictions:
  CTH:
    name: Kabupaten Contoh
"""
TELEGRAM = """\
channels:
  aduan:
    kind: telegram
    jurisdiction: CTH
    mode: poll
    bot_token: ${BOT_TOKEN}
    webhook_secret: ${HOOK_SECRET}
"""
# What, thrown together, makes files that are nearly right.
FRAGMENTS = [
    *JURISDICTIONS.splitlines(keepends=True),
    *TELEGRAM.splitlines(keepends=True),
    "  - x\n",
    "listen: {port: [1, {a: b}]}\n",
    "keys:\n",
    "  1: 2\n",
    "? {a: b}\n: c\n",
    "store: {url: 'postgresql://a:${BOT_TOKEN}@h/d', objects: ''}\n",
    "log: !!python/object:os.system {level: info}\n",
    "channels: {a: {kind: twitter, jurisdiction: [CTH], prices: {post: x}}}\n",
    "channels: {a: {kind: whatsapp, jurisdiction: CTH, pool_numbers: [1, [2]]}}\n",
    "    templates: {a: {b: c}}\n",
]


def load(
    folder: Path, text: str, environ: Mapping[str, str] | None = None, overlay: str | None = None
) -> Settings:
    path = folder / "config.yaml"
    path.write_text(text, encoding="utf-8")
    above = None
    if overlay is not None:
        above = folder / "overlay.yaml"
        above.write_text(overlay, encoding="utf-8")
    return load_settings(path, environ or {}, above)


def mistakes(
    folder: Path, text: str, environ: Mapping[str, str] | None = None, overlay: str | None = None
) -> tuple[Mistake, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(folder, text, environ, overlay)
    return caught.value.mistakes


def only_mistake(
    folder: Path, text: str, environ: Mapping[str, str] | None = None, overlay: str | None = None
) -> Mistake:
    (mistake,) = mistakes(folder, text, environ, overlay)
    return mistake


def test_a_fresh_clone_is_valid_with_our_own_doors_on_and_the_platforms_not_configured() -> None:
    settings = load_settings(ROOT / "config.yaml", {})

    assert list(settings.channels) == ["web", "open311"]
    # Every platform that we know has its section in the file.
    declared = {channel.kind for channel in settings.not_configured.values()}
    assert declared == set(kinds()) - {"manual", "web", "open311", "muara"}
    assert all(channel.variables for channel in settings.not_configured.values())


def test_settings_that_are_not_written_have_their_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS)

    assert settings.listen.port == 8080
    assert settings.jurisdictions["CTH"].timezone == "Asia/Jakarta"
    assert settings.retention.raw_days == 30


def test_paths_are_relative_to_the_files_folder(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS + "store: {objects: berkas}\n")

    assert settings.store.url == f"sqlite:///{tmp_path}/var/muara.db"
    assert settings.store.objects == str(tmp_path / "berkas")
    assert settings.keys.file == str(tmp_path / "var/keys/master.key")


def test_urls_and_absolute_paths_stay_as_they_are(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        JURISDICTIONS + "store: {url: 'sqlite:////srv/muara.db', objects: 's3://bucket/media'}\n",
    )

    assert settings.store.url == "sqlite:////srv/muara.db"
    assert settings.store.objects == "s3://bucket/media"


def test_a_configured_channel_has_its_own_type_of_settings(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS + TELEGRAM, {"BOT_TOKEN": TOKEN})

    channel = settings.channels["aduan"]
    assert isinstance(channel, TelegramSettings)
    assert channel.bot_token is not None
    assert channel.bot_token.get_secret_value() == TOKEN
    assert settings.not_configured == {}
    assert settings.webhook_url("aduan") == "http://127.0.0.1:8080/hooks/aduan"


def test_a_channel_without_any_secret_is_left_out_and_names_what_it_needs(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS + TELEGRAM, {"BOT_TOKEN": ""})

    assert settings.channels == {}
    left_out = settings.not_configured["aduan"]
    assert (left_out.kind, left_out.jurisdiction) == ("telegram", "CTH")
    assert left_out.variables == ("BOT_TOKEN",)


def test_only_some_secrets_is_a_mistake_that_names_the_missing_one(tmp_path: Path) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + TELEGRAM, {"HOOK_SECRET": "abc"})

    assert mistake.setting == "channels.aduan.bot_token"
    assert mistake.line == 9
    assert "BOT_TOKEN" in mistake.remedy


def test_an_account_from_the_environment_without_its_secret_is_a_mistake(tmp_path: Path) -> None:
    text = """\
channels:
  wa:
    kind: whatsapp
    jurisdiction: CTH
    account_sid: ${ACCOUNT}
    auth_token: ${TOKEN}
    number: "+62811-0000-0001"
"""

    nothing_set = load(tmp_path, JURISDICTIONS + text)
    mistake = only_mistake(tmp_path, JURISDICTIONS + text, {"ACCOUNT": "AC1"})

    assert list(nothing_set.not_configured) == ["wa"]
    assert mistake.setting == "channels.wa.auth_token"


def test_slips_in_a_left_out_channel_are_told_all_the_same(tmp_path: Path) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + TELEGRAM + "    grups: off\n")

    assert mistake.setting == "channels.aduan.grups"
    assert "'groups'" in mistake.remedy


def test_yaml_words_keep_their_spelling(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        JURISDICTIONS + TELEGRAM + "    public_replies: off\n    bot_username: 0811\n",
        {"BOT_TOKEN": TOKEN},
    )

    channel = settings.channels["aduan"]
    assert isinstance(channel, TelegramSettings)
    assert channel.public_replies == "off"
    assert channel.bot_username == "0811"


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        """\
listen:
  port: eighty
  hst: 127.0.0.1
jurisdictions:
  CTH:
    nama: Kabupaten Contoh
channels:
  aduan:
    kind: telegrm
    jurisdiction: CTH
""",
    )

    assert [(mistake.line, mistake.setting) for mistake in found] == [
        (2, "listen.port"),
        (3, "listen.hst"),
        (5, "jurisdictions.CTH.name"),
        (6, "jurisdictions.CTH.nama"),
        (9, "channels.aduan.kind"),
    ]
    assert found[0].message == "must be a whole number, not 'eighty'."
    assert found[1].remedy == "Did you mean 'host'?"
    assert found[4].remedy == "Did you mean 'telegram'?"
    assert all(mistake.remedy for mistake in found)
    assert str(found[0]).startswith(f"{tmp_path}/config.yaml:2: listen.port: must be")


def test_a_slip_of_form_hides_no_other_mistake(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        """\
listen:
  port: eighty
public_url: ${MUARA_URL
jurisdictions:
  CTH:
    name: Kabupaten Contoh
    name: Kabupaten Lain
chanels: {}
""",
    )

    assert [(mistake.line, mistake.setting) for mistake in found] == [
        (2, "listen.port"),
        (3, "public_url"),
        (7, "jurisdictions.CTH.name"),
        (8, "chanels"),
    ]
    assert found[3].remedy == "Did you mean 'channels'?"


@pytest.mark.parametrize(
    ("text", "line", "setting", "words"),
    [
        ("listen:\n\tport: 1\n", 2, "", "tab"),
        ("listen: {port: 1\n", 2, "", "not valid YAML"),
        ("listen:\n  port: 1\n  port: 2\n" + JURISDICTIONS, 3, "listen.port", "twice"),
        ("log: &a\n  level: info\nlisten: *a\n", 3, "", "aliases"),
        ("listen: @home\n", 1, "", "a meaning in YAML"),
        ("- listen\n", 1, "", "not a mapping"),
        ("public_url: ${my-url}\n" + JURISDICTIONS, 1, "public_url", "does not begin a reference"),
        ("? [a, b]\n: 1\n" + JURISDICTIONS, 1, "", "plain text"),
    ],
)
def test_what_is_wrong_with_the_files_form_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, setting: str, words: str
) -> None:
    mistake = only_mistake(tmp_path, text)

    assert (mistake.line, mistake.setting) == (line, setting)
    assert words in mistake.message


@pytest.mark.parametrize(
    ("text", "setting", "message"),
    [
        ("listen: 8080\n", "listen", "must be a section, not '8080'."),
        ("listen: {port: 0}\n", "listen.port", "must be at least 1, not '0'."),
        ("listen: {port: [1]}\n", "listen.port", "must be a whole number."),
        ("listen: {host: {a: b}}\n", "listen.host", "must be one line of text."),
        ("log: {level: loud}\n", "log.level", "must be 'debug', 'info', 'warning' or 'error'"),
        ("keys: {second_copy_confirmed: maybe}\n", "keys.second_copy_confirmed", "true or false"),
        ("media: {max_mb: many}\n", "media.max_mb", "must be a number"),
        ("dialogue: {join_window_hours: 0}\n", "dialogue.join_window_hours", "greater than 0"),
        ("dialogue: {settle_seconds: inf}\n", "dialogue.settle_seconds", "finite number"),
        ("alarms: {backup_days: nan}\n", "alarms.backup_days", "finite number"),
        ("schedule: {intervals: {media: inf}}\n", "schedule.intervals.media", "finite number"),
        (
            "channels: {a: {kind: web, jurisdiction: CTH, photo_mb: nan}}\n",
            "channels.a.photo_mb",
            "finite number",
        ),
        ("public_url: aduan.example.id\n", "public_url", "is not a web address."),
        ("store: {url: 'mysql://x/y'}\n", "store.url", "is not a database URL."),
        ("store: {url: muara.db}\n", "store.url", "is not a database URL."),
        ("not_configured: {}\n", "not_configured", "There is no such setting."),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(
    tmp_path: Path, text: str, setting: str, message: str
) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + text)

    assert mistake.setting == setting
    assert mistake.line == 4
    assert message in mistake.message


def test_an_event_that_is_never_told_is_named_with_all_that_are(tmp_path: Path) -> None:
    destination = "destinations:\n  x:\n    kind: cloudevents\n    events:\n"
    events = "      - complaint_closed\n      - complaint_asigned\n"
    mistake = only_mistake(tmp_path, JURISDICTIONS + destination + events)

    assert (mistake.setting, mistake.line) == ("destinations.x.events.1", 9)
    assert "not 'complaint_asigned'" in mistake.message
    assert [event for event in ANNOUNCED if f"'{event}'" not in mistake.message] == []
    assert set(get_args(EventName)) == ANNOUNCED


@pytest.mark.parametrize(
    ("text", "setting", "words"),
    [
        ("{}", "jurisdictions", "required but missing"),
        ("jurisdictions:\n", "jurisdictions", "required but missing"),
        ("jurisdictions: {}\n", "jurisdictions", "at least 1 entry"),
        ("jurisdictions: {cth: {name: X}}\n", "jurisdictions.cth", "name cannot be used"),
        ("jurisdictions: {CTH: {name: X, timezone: WIB}}\n", "jurisdictions.CTH.timezone", "zone"),
        ("jurisdictions: {CTH: {name: X, area_code: 3522}}", "jurisdictions.CTH.area_code", "area"),
        ("jurisdictions:\n  CTH:\n", "jurisdictions.CTH.name", "required but missing"),
    ],
)
def test_jurisdictions_are_checked(tmp_path: Path, text: str, setting: str, words: str) -> None:
    mistake = only_mistake(tmp_path, text)

    assert mistake.setting == setting
    assert words in mistake.message


@pytest.mark.parametrize(
    ("text", "setting", "words"),
    [
        ("channels: [a]\n", "channels", "must be a section"),
        ("channels: {a: telegram}\n", "channels.a", "must be a section"),
        ("channels: {a: {jurisdiction: CTH}}\n", "channels.a.kind", "required but missing"),
        (
            "channels: {a: {kind: telegram, jurisdiction: CHT}}\n",
            "channels.a.jurisdiction",
            "no jurisdiction 'CHT'",
        ),
        (
            "channels: {A_b: {kind: telegram, jurisdiction: CTH}}\n",
            "channels.A_b",
            "name cannot be used",
        ),
    ],
)
def test_channels_are_checked(tmp_path: Path, text: str, setting: str, words: str) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + text)

    assert mistake.setting == setting
    assert words in mistake.message


@pytest.mark.parametrize("own", ["", ", photo_mb: 12"])
def test_a_photo_that_is_taken_can_be_kept(tmp_path: Path, own: str) -> None:
    text = f"media: {{max_mb: 5}}\nchannels: {{lapor: {{kind: web, jurisdiction: CTH{own}}}}}\n"

    mistake = only_mistake(tmp_path, JURISDICTIONS + text)

    assert mistake.setting == "channels.lapor.photo_mb"
    assert "more than media.max_mb" in mistake.message


def test_a_destination_with_nothing_written_under_it_has_its_defaults(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS + "destinations:\n  lapor:\n")
    assert (
        settings.destinations
        == load(tmp_path, JURISDICTIONS + "destinations: {lapor: {}}\n").destinations
    )
    assert list(settings.destinations) == ["lapor"]

    mistake = only_mistake(tmp_path, JURISDICTIONS + "channels:\n  aduan:\n")
    assert mistake.setting == "channels.aduan.kind"


def test_a_channels_own_rules_are_told_with_its_place(tmp_path: Path) -> None:
    text = JURISDICTIONS + TELEGRAM.replace("mode: poll", "mode: both")

    mistake = only_mistake(tmp_path, text, {"BOT_TOKEN": TOKEN})

    assert (mistake.setting, mistake.line) == ("channels.aduan.mode", 8)
    assert "409" in mistake.message
    assert mistake.remedy


def test_what_settings_of_a_channel_need_of_each_other_is_told_with_all_else(
    tmp_path: Path,
) -> None:
    found = mistakes(
        tmp_path,
        JURISDICTIONS
        + """\
channels:
  telegram:
    kind: telegram
    jurisdiction: CTH
    mode: both
    poll_seconds: banyak
    groups: mentions
    bot_token: ${BOT_TOKEN}
  lain:
    kind: telegram
    jurisdiction: CTH
    bot_token: ${BOT_TOKEN}
    webhook_secret: ${HOOK_SECRET}
    gruops: off
  wa:
    kind: whatsapp
    jurisdiction: CTH
    auth_token: ${BOT_TOKEN}
    number: 0811
    pool_numbers: ["+628110000002"]
  x:
    kind: twitter
    jurisdiction: CTH
    access_token: ${BOT_TOKEN}
    api_url: x.com
""",
        {"BOT_TOKEN": TOKEN},
    )

    lacking = ("access_token_secret", "bearer_token", "consumer_key", "consumer_secret")
    assert sorted((mistake.line, mistake.setting) for mistake in found) == [
        (8, "channels.telegram.mode"),
        (9, "channels.telegram.poll_seconds"),
        (10, "channels.telegram.groups"),
        (16, "channels.lain.webhook_secret"),
        (17, "channels.lain.gruops"),
        (18, "channels.wa.account_sid"),
        (22, "channels.wa.number"),
        (23, "channels.wa.pool_numbers"),
        *[(24, f"channels.x.{name}") for name in lacking],
        (27, "channels.x.access_token"),
        (28, "channels.x.api_url"),
    ]
    assert all(mistake.remedy for mistake in found)
    assert TOKEN not in str(found)


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        (
            "channels: {f: {kind: facebook, jurisdiction: CTH, app_id: '1', page_id: contoh}}\n",
            "cannot be 'contoh'.",
            "The Page's number.",
        ),
        ("dialogue: {languages: [xx]}\n", "", "Languages that"),
        (
            "channels: {w: {kind: whatsapp, jurisdiction: CTH, number: '0811'}}\n",
            "",
            "international form",
        ),
        (
            "channels: {w: {kind: whatsapp, jurisdiction: CTH, templates: {answer: notasid}}}\n",
            "The template of answer is no content SID.",
            "HX",
        ),
        (
            "channels: {w: {kind: whatsapp, jurisdiction: CTH, api_url: notaurl}}\n",
            "must be a URL that starts with https:// or http://.",
            "host",
        ),
    ],
)
def test_every_mistake_has_a_remedy_in_our_own_words(
    tmp_path: Path, text: str, message: str, remedy: str
) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + text)

    assert message in mistake.message
    assert remedy in mistake.remedy
    assert "pattern" not in str(mistake)


def test_what_a_left_out_channel_lacks_is_not_a_mistake_but_what_it_has_is(tmp_path: Path) -> None:
    text = TELEGRAM.replace("mode: poll", "mode: both") + "    bot_username: ${NAME}\n"

    mistake = only_mistake(tmp_path, JURISDICTIONS + text + "    groups: mentions\n")

    assert mistake.setting == "channels.aduan.mode"


def test_a_secret_in_clear_is_a_mistake_and_is_not_repeated(tmp_path: Path) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + TELEGRAM.replace("${BOT_TOKEN}", TOKEN))

    assert mistake.setting == "channels.aduan.bot_token"
    assert "${ADUAN_BOT_TOKEN}" in mistake.remedy
    assert TOKEN not in str(mistake)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://muara:geheim@host/muara",
        "postgresql://muara:ab/cd@host/muara",
        "postgresql+psycopg://muara:ab/cd:e@host/muara",
        "postgresql://muara@host/muara?password=geheim",
        "postgresql://muara@host/muara?sslmode=require&sslpassword=geheim",
    ],
)
def test_a_password_in_the_stores_url_is_a_secret_in_clear(tmp_path: Path, url: str) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + f"store: {{url: '{url}'}}\n")
    assert "in clear" in mistake.message
    named = re.sub("geheim|ab/cd(:e)?", "${PGPW}", url)
    settings = load(tmp_path, JURISDICTIONS + f"store: {{url: '{named}'}}\n", {"PGPW": "a/b"})
    assert "a/b" in secret_values(settings)


def test_a_default_for_a_secret_is_a_secret_in_clear(tmp_path: Path) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + "metrics: {token: '${TOKEN:-opensesame}'}\n")

    assert mistake.setting == "metrics.token"
    assert "in clear" in mistake.message


def test_a_password_in_the_databases_url_comes_from_the_environment(tmp_path: Path) -> None:
    url = "store: {url: 'postgresql://muara:PASSWORD@db/muara'}\n"

    mistake = only_mistake(tmp_path, JURISDICTIONS + url)
    settings = load(
        tmp_path,
        JURISDICTIONS + url.replace("PASSWORD", "${DB_PASSWORD}"),
        {"DB_PASSWORD": "p%40ss"},
    )

    assert "in clear" in mistake.message
    assert settings.store.url == "postgresql://muara:p%40ss@db/muara"
    assert secret_values(settings) == {"p%40ss", "p@ss"}


def test_an_unset_variable_of_a_setting_is_a_mistake(tmp_path: Path) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS + "public_url: ${PUBLIC_URL}\n")

    assert (mistake.setting, mistake.line) == ("public_url", 4)
    assert mistake.message == "The environment variable PUBLIC_URL is not set."


def test_what_is_no_secret_may_come_from_the_environment_where_secrets_do_not(
    tmp_path: Path,
) -> None:
    text = JURISDICTIONS + "public_url: ${SITE}\nmetrics: {token: '${SCRAPER}'}\n" + TELEGRAM
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    environ = {"SITE": "https://aduan.example.id", "SCRAPER": "s", "BOT_TOKEN": TOKEN}

    settings = load_settings(path, {}, in_clear=environ)

    assert settings.public_url == "https://aduan.example.id"
    assert settings.metrics.token is None
    assert list(settings.not_configured) == ["aduan"]


def test_a_variables_default_is_used_when_it_is_unset_or_empty(tmp_path: Path) -> None:
    text = JURISDICTIONS + "listen: {host: '${HOST:-::1}', port: '${PORT:-}'}\n"

    settings = load(tmp_path, text, {"HOST": ""})

    assert settings.listen.host == "::1"
    assert settings.listen.port == 8080


def test_a_value_from_the_environment_is_not_repeated_in_a_mistake(tmp_path: Path) -> None:
    text = JURISDICTIONS + "listen: {port: '${PORT}'}\n"

    mistake = only_mistake(tmp_path, text, {"PORT": "pasted-by-mistake"})

    assert mistake.message == "must be a whole number."


@pytest.mark.parametrize("encode", [lambda key: base64.b64encode(key).decode(), bytes.hex])
def test_the_master_key_is_32_bytes(tmp_path: Path, encode: object) -> None:
    assert callable(encode)
    text = JURISDICTIONS + "keys: {master: '${MASTER_KEY}'}\n"

    settings = load(tmp_path, text, {"MASTER_KEY": encode(bytes(range(32)))})
    mistake = only_mistake(tmp_path, text, {"MASTER_KEY": encode(bytes(range(31)))})

    assert settings.keys.master_bytes() == bytes(range(32))
    assert mistake.setting == "keys.master"
    assert "32 bytes" in mistake.message


def test_an_overlay_lies_over_the_file_and_may_hold_secrets(tmp_path: Path) -> None:
    overlay = f"""\
dialogue: {{settle_seconds: 10}}
channels:
  aduan:
    bot_token: {TOKEN}
    webhook_secret:
"""

    settings = load(
        tmp_path,
        JURISDICTIONS + TELEGRAM + "dialogue: {settle_seconds: 60, join_window_hours: 12}\n",
        overlay=overlay,
    )

    assert settings.dialogue.settle_seconds == 10
    assert settings.dialogue.join_window_hours == 12
    assert secret_values(settings) == {TOKEN}


def test_a_mistake_in_an_overlay_is_told_with_the_overlays_line(tmp_path: Path) -> None:
    mistake = only_mistake(tmp_path, JURISDICTIONS, overlay="listen:\n  port: x\n")

    assert mistake.file == str(tmp_path / "overlay.yaml")
    assert mistake.line == 2


def test_a_file_that_cannot_be_read_is_one_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="does not exist"):
        load_settings(tmp_path / "none.yaml", {})
    (tmp_path / "latin.yaml").write_bytes(b"name: caf\xe9\n")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_settings(tmp_path / "latin.yaml", {})


@given(
    text=st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    )
)
@settings_of_hypothesis(max_examples=150, deadline=None)
def test_no_file_makes_anything_but_mistakes(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    told = ""
    try:
        load_settings(path, {"BOT_TOKEN": TOKEN})
    except ConfigurationError as error:
        told = str(error)

    assert TOKEN not in told


def test_secrets_never_show_in_the_settings(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS + TELEGRAM, {"BOT_TOKEN": TOKEN})

    assert TOKEN not in repr(settings)
    assert TOKEN not in str(settings.model_dump())
    assert TOKEN not in settings.model_dump_json()


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load(tmp_path, JURISDICTIONS)

    with pytest.raises(ValueError, match="frozen"):
        settings.public_url = "http://other.example"  # type: ignore[misc]  # that is the point


def test_an_error_with_one_sentence_is_one_mistake() -> None:
    error = ConfigurationError("The store was made under another key.")

    assert str(error) == "The store was made under another key."
    assert [mistake.message for mistake in error.mistakes] == [str(error)]


def test_every_setting_stands_in_the_file_of_the_project_under_a_comment() -> None:
    lines = (ROOT / "config.yaml").read_text(encoding="utf-8").splitlines()
    uncommented = [
        number
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.strip().startswith("#") and "#" not in lines[number - 2]
    ]
    written = {line.split(":")[0].strip(" #") for line in lines if ":" in line}

    assert uncommented == []
    assert _setting_names() <= written


def _setting_names() -> set[str]:
    """The names of all settings: of the application, of channels and of destinations."""
    sections: list[type[BaseModel]] = [ApplicationSettings]
    sections += [channel_type(kind).settings for kind in kinds()]
    sections += [destination_type(kind).settings for kind in destination_kinds()]
    names = {"channels", "destinations"}
    for section in sections:
        names |= set(section.model_fields)
        sections += [inner for field in section.model_fields.values() for inner in _within(field)]
    return names


def _within(field: FieldInfo) -> list[type[BaseModel]]:
    candidates = (field.annotation, *get_args(field.annotation))
    return [c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel)]


def test_the_documentation_names_exactly_the_settings_that_there_are() -> None:
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_.<>]+)` \|", text, re.MULTILINE))

    assert documented == {
        *_dotted(ApplicationSettings, ""),
        *_dotted(Jurisdiction, "jurisdictions.<code>."),
        *_dotted(ChannelSettings, "channels.<name>."),
        *_dotted(DestinationSettings, "destinations.<name>."),
    }


def _dotted(section: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in section.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _dotted(inner, f"{prefix}{name}.")
        elif prefix + name != "jurisdictions":
            yield prefix + name
