"""Reads `config.yaml` into `Settings`, and reports everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from urllib.parse import unquote

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from channels import registry as channel_registry
from channels.base import LACKING, ChannelSettings, ChannelType
from forwarder import registry as destination_registry
from forwarder.destination import DestinationSettings, DestinationType
from muara.config_file import (
    Branch,
    ConfigurationError,
    Items,
    Leaf,
    Mistake,
    Node,
    Report,
    merge,
    read_tree,
)
from muara.config_words import Path as SettingPath
from muara.config_words import explain, field_at, is_secret, meant, settings_at
from muara.settings import ApplicationSettings, Jurisdiction, NotConfigured, Settings

__all__ = [
    "ConfigurationError",
    "Jurisdiction",
    "Mistake",
    "NotConfigured",
    "Settings",
    "load_settings",
    "secret_values",
]

M = TypeVar("M", bound=BaseModel)

_ABSENT: Any = object()
_WHOLE: SettingPath = ()
_JURISDICTION_CODE = re.compile(r"[A-Z0-9]{2,5}")
_CHANNEL_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL_PASSWORD = re.compile(
    r"postgres[\w+]*://[^:@\s]*:(?P<database>[^@\s]+)@"  # SQLAlchemy takes a slash in it
    r"|://[^/@\s]*:(?P<site>[^/@\s]+)@|[?&](?:ssl)?password=(?P<asked>[^&\s]+)"
)


def load_settings(
    path: Path,
    environ: Mapping[str, str],
    overlay: Path | None = None,
    *,
    in_clear: Mapping[str, str] = MappingProxyType({}),
) -> Settings:
    """The settings in the file `path`, with `overlay` laid over them where there is one.

    `${NAME}` is taken from `environ`, and of what is no secret also from `in_clear`; relative paths
    are relative to the folder of `path`.
    Raises `ConfigurationError` with every mistake that was found, in the order of the lines.
    """
    mistakes: list[Mistake] = []
    tree = read_tree(path, mistakes.append)
    if overlay is not None:
        above = read_tree(overlay, mistakes.append, may_hold_secrets=True)
        tree = Branch(tree.file, tree.line, _entries(merge(tree, above)))
    if mistakes and not tree.entries:
        raise ConfigurationError(_sorted(mistakes))
    of_form = {(mistake.file, mistake.line) for mistake in mistakes}

    def report(mistake: Mistake) -> None:
        # What a slip of form makes of a value need not be told again.
        if (mistake.file, mistake.line) not in of_form:
            mistakes.append(mistake)

    settings = _Loader(environ, in_clear, path.resolve().parent, report).settings(tree)
    if mistakes or settings is None:
        raise ConfigurationError(_sorted(mistakes))
    return settings


def secret_values(settings: BaseModel) -> frozenset[str]:
    """Every secret in `settings`, passwords in URLs included, for masking in logs."""
    return frozenset(_secrets_in(settings))


def _secrets_in(value: Any) -> Iterator[str]:
    if isinstance(value, SecretStr):
        yield value.get_secret_value()
    elif isinstance(value, str):
        for password in _passwords_in(value):
            yield from (password, unquote(password))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _secrets_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _secrets_in(inner)
    elif isinstance(value, Collection):
        for inner in value:
            yield from _secrets_in(inner)


def _secret_names(type_: ChannelType | DestinationType) -> tuple[str, ...]:
    fields = type_.settings.model_fields.items()
    return tuple(name for name, field in fields if is_secret(field))


def _entries(node: Node) -> dict[str, Node]:
    return node.entries if isinstance(node, Branch) else {}


def _sorted(mistakes: list[Mistake]) -> list[Mistake]:
    files = list(dict.fromkeys(mistake.file for mistake in mistakes))
    return sorted(mistakes, key=lambda mistake: (files.index(mistake.file), mistake.line or 0))


@dataclass(frozen=True, slots=True)
class _Family:
    """What has a section of named entries, each of a kind: channels, or destinations."""

    section: str
    one: str
    kinds: Callable[[], tuple[str, ...]]
    type_of: Callable[[str], ChannelType | DestinationType]
    folder: str
    is_kind_by_name: bool = False
    """Without a `kind`, an entry is of the kind that has its name."""


_CHANNELS = _Family(
    "channels", "channel", channel_registry.kinds, channel_registry.channel_type, "channels"
)
_DESTINATIONS = _Family(
    "destinations",
    "destination",
    destination_registry.kinds,
    destination_registry.destination_type,
    "forwarder",
    is_kind_by_name=True,
)
_FAMILIES = (_CHANNELS, _DESTINATIONS)


@dataclass(frozen=True, slots=True)
class _Declared:
    """A channel or destination as it stands in the file."""

    family: _Family
    name: str
    kind: str
    type: ChannelType | DestinationType
    branch: Branch

    @property
    def path(self) -> SettingPath:
        return (self.family.section, self.name)


class _Loader:
    """Turns one tree into settings; whatever is wrong goes to `report`."""

    def __init__(
        self,
        environ: Mapping[str, str],
        in_clear: Mapping[str, str],
        folder: Path,
        report: Report,
    ) -> None:
        self._environ = environ
        self._in_clear = {**in_clear, **environ}
        self._folder = folder
        self._report = report

    def settings(self, tree: Branch) -> Settings | None:
        """The settings, or None when something was reported."""
        jurisdictions = self._section(tree, "jurisdictions")
        self._check_names(jurisdictions, "jurisdictions")
        base = self._application(tree)
        opened: dict[str, dict[str, Any]] = {family.section: {} for family in _FAMILIES}
        left_out: dict[str, NotConfigured] = {}
        for family in _FAMILIES:
            section = self._section(tree, family.section)
            self._check_names(section, family.section)
            for declared in self._declared(family, section):
                self._check_jurisdictions(declared, jurisdictions)
                if self._is_left_out(declared):
                    self._check_left_out(declared)
                    if family is _CHANNELS:
                        left_out[declared.name] = self._not_configured(declared)
                elif found := self._entry(declared):
                    opened[family.section][declared.name] = found
                    self._check_photos(declared, found, base)
        if base is None:
            return None
        values = {name: getattr(base, name) for name in ApplicationSettings.model_fields}
        return Settings(**values, **opened, not_configured=left_out)

    def _application(self, tree: Branch) -> ApplicationSettings | None:
        # Sections that are not written stand here empty: so their defaults see the folder.
        entries: dict[str, Node] = {key: Branch(tree.file, tree.line) for key in ("store", "keys")}
        named = {family.section for family in _FAMILIES}
        entries |= {key: node for key, node in tree.entries.items() if key not in named}
        return self._model(ApplicationSettings, Branch(tree.file, tree.line, entries), _WHOLE)

    # -- names and kinds

    def _section(self, tree: Branch, key: str) -> Branch:
        node = tree.entries.get(key)
        if (
            node is None
            or isinstance(node, Branch)
            or (isinstance(node, Leaf) and node.text is None)
        ):
            return tree.branch(key)
        if key != "jurisdictions":  # the models know every other section
            self._complain(node, (key,), "must be a section.", "Write `name:` lines under it.")
        return Branch(node.file, node.line)

    def _check_names(self, section: Branch, key: str) -> None:
        pattern, remedy = {
            "jurisdictions": (_JURISDICTION_CODE, "Use 2 to 5 capital letters or digits."),
        }.get(key, (_CHANNEL_NAME, "Use small letters, digits and single hyphens."))
        for name, node in section.entries.items():
            if not pattern.fullmatch(name):
                self._complain(node, (key, name), "The name cannot be used.", remedy)

    def _declared(self, family: _Family, section: Branch) -> Iterator[_Declared]:
        known = family.kinds()
        for name, node in section.entries.items():
            path = (family.section, name)
            if isinstance(node, Leaf) and node.text is None:
                node = Branch(node.file, node.line)  # nothing written means the defaults
            if not isinstance(node, Branch):
                self._complain(node, path, "must be a section.", "Write `kind: …` under it.")
                continue
            kind, kind_node = self._text(node, "kind"), node.entries.get("kind", node)
            if kind is None and family.is_kind_by_name and name in known:
                kind = name
            if kind is None:
                remedy = f"Add `kind:` with one of {', '.join(known)}."
                self._complain(node, (*path, "kind"), "is required but missing.", remedy)
            elif kind not in known:
                message = f"There is no {family.one} of kind {kind!r}."
                self._complain(kind_node, (*path, "kind"), message, meant(kind, known))
            elif found := self._type(family, kind, kind_node, path):
                yield _Declared(family, name, kind, found, node)

    def _type(
        self, family: _Family, kind: str, node: Node, path: SettingPath
    ) -> ChannelType | DestinationType | None:
        try:
            return family.type_of(kind)
        except (ImportError, AttributeError, TypeError) as error:
            where = f"{family.folder}/{kind}.py"
            message = f"{where} cannot be loaded ({type(error).__name__}: {error})."
            self._complain(node, (*path, "kind"), message, "Mend the file, or install again.")
            return None

    def _check_jurisdictions(self, declared: _Declared, jurisdictions: Branch) -> None:
        named = declared.branch.entries.get("jurisdiction")
        listed = declared.branch.entries.get("jurisdictions")
        nodes = [("jurisdiction", named)] if isinstance(named, Leaf) else []
        if isinstance(listed, Items):
            nodes += [("jurisdictions", each) for each in listed.entries if isinstance(each, Leaf)]
        for setting, node in nodes:
            code = node.expand(self._environ)[0]
            if code is not None and code not in jurisdictions.entries:
                message = f"There is no jurisdiction {code!r}."
                remedy = meant(code, [*jurisdictions.entries])
                self._complain(node, (*declared.path, setting), message, remedy)

    def _text(self, branch: Branch, key: str) -> str | None:
        node = branch.entries.get(key)
        return node.expand(self._environ)[0] if isinstance(node, Leaf) else None

    # -- channels and destinations

    def _is_left_out(self, declared: _Declared) -> bool:
        """Whether it needs secrets and none of them is set, the optional ones included.

        What is not secret counts only where the environment gives it: a number or a name that is
        written in the file does not yet mean that somebody set the channel up.
        """
        nodes = self._credentials(declared)
        is_set = any(node.expand(self._environ)[0] is not None for node in nodes)
        return bool(declared.type.secrets) and not is_set

    def _credentials(self, declared: _Declared) -> list[Leaf]:
        names = dict.fromkeys((*declared.type.secrets, *_secret_names(declared.type)))
        fields = declared.type.settings.model_fields
        nodes = ((name, declared.branch.entries.get(name)) for name in names)
        return [
            node
            for name, node in nodes
            if isinstance(node, Leaf) and (node.variables() or is_secret(fields[name]))
        ]

    def _check_left_out(self, declared: _Declared) -> None:
        """Checked all the same, so that a slip shows before the secrets are there."""
        self._model(declared.type.settings, self._filled(declared), declared.path, is_left_out=True)

    def _filled(self, declared: _Declared) -> Branch:
        """Its section, with the kind in it where only the name tells it."""
        branch = declared.branch
        kind = Leaf(declared.kind, branch.file, branch.line)
        return Branch(branch.file, branch.line, {"kind": kind, **branch.entries})

    def _not_configured(self, declared: _Declared) -> NotConfigured:
        fields = declared.type.settings.model_fields.items()
        required = [name for name, field in fields if field.is_required()]
        names = (*required, *declared.type.secrets)
        nodes = (declared.branch.entries.get(name) for name in names)
        variables = [name for node in nodes if isinstance(node, Leaf) for name in node.variables()]
        return NotConfigured(
            kind=declared.kind,
            jurisdiction=self._text(declared.branch, "jurisdiction") or "",
            variables=tuple(dict.fromkeys(variables)),
        )

    def _entry(self, declared: _Declared) -> ChannelSettings | DestinationSettings | None:
        path = declared.path
        reported: set[SettingPath] = set()
        for name in declared.type.secrets:
            if self._text(declared.branch, name) is None:
                node = declared.branch.entries.get(name)
                message = f"is not set, although other secrets of this {declared.family.one} are."
                remedy = _set(node, (*path, name))
                self._complain(node or declared.branch, (*path, name), message, remedy)
                # Neither the variable nor the entry's own rules need to be told of again.
                reported |= {_WHOLE, (name,)}
        model: type[ChannelSettings | DestinationSettings] = declared.type.settings
        return self._model(model, self._filled(declared), path, reported=reported)

    def _check_photos(
        self,
        declared: _Declared,
        found: ChannelSettings | DestinationSettings,
        base: ApplicationSettings | None,
    ) -> None:
        """What is taken at the door must also be kept."""
        largest = getattr(found, "photo_mb", 0)
        if base is not None and largest > base.media.max_mb:
            node = declared.branch.entries.get("photo_mb", declared.branch)
            message = f"is more than media.max_mb, so that photos of {largest:g} MB are not kept."
            remedy = f"Set it to {base.media.max_mb:g} at most, or raise media.max_mb."
            self._complain(node, (*declared.path, "photo_mb"), message, remedy)

    # -- models

    def _model(
        self,
        model: type[M],
        tree: Branch,
        path: SettingPath,
        *,
        is_left_out: bool = False,
        reported: Collection[SettingPath] = (),
    ) -> M | None:
        """`model` from `tree`, or None when something in it was reported.

        Of a channel that is left out only what is written is checked, not what is missing.
        """
        reading = _Reading(model, path, is_left_out, set(reported))
        values = self._branch(reading, tree, ())
        try:
            return model.model_validate(values, context={"folder": str(self._folder)})
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self._explain(reading, tree, detail)
            return None

    def _branch(self, reading: _Reading, branch: Branch, at: SettingPath) -> dict[str, Any]:
        values = {
            key: self._value(reading, node, (*at, key)) for key, node in branch.entries.items()
        }
        return {key: value for key, value in values.items() if value is not _ABSENT}

    def _value(self, reading: _Reading, node: Node, at: SettingPath) -> Any:
        if isinstance(node, Branch):
            return self._branch(reading, node, at)
        if isinstance(node, Items):
            values = (self._value(reading, inner, (*at, i)) for i, inner in enumerate(node.entries))
            return [value for value in values if value is not _ABSENT]
        if node.text is None:
            return {} if settings_at(reading.model, at) else _ABSENT
        return self._scalar(reading, node, at)

    def _scalar(self, reading: _Reading, leaf: Leaf, at: SettingPath) -> Any:
        value, unset = leaf.expand(self._environ)
        secret = is_secret(field_at(reading.model, at))
        if unset and not secret:
            value, unset = leaf.expand(self._in_clear)
        if not leaf.may_hold_secrets and _shows_secret(leaf, secret):
            name = _variable(reading.path + at)
            message = "A secret stands in the file in clear."
            remedy = f"Write ${{{name}}} and set that environment variable; then change the secret."
            self._complain(leaf, reading.path + at, message, remedy)
        elif unset and not secret and not (reading.is_left_out or at in reading.reported):
            message = f"The environment variable {' and '.join(unset)} is not set."
            remedy = "Set it, or write a value or ${NAME:-default}."
            self._complain(leaf, reading.path + at, message, remedy)
            reading.reported.add(at)
        return _ABSENT if value is None else value

    def _explain(self, reading: _Reading, tree: Branch, detail: ErrorDetails) -> None:
        at = detail["loc"]
        is_missing = detail["type"] in ("missing", LACKING)
        if at in reading.reported or (reading.is_left_out and (is_missing or at == _WHOLE)):
            return
        node, found = _locate(tree, at)
        at = at if is_missing else found
        if detail["type"] == "extra_forbidden":
            known = [*settings_at(reading.model, at[:-1])]
            if reading.model is ApplicationSettings and len(at) == 1:
                known = sorted([*known, *(family.section for family in _FAMILIES)])
            message, remedy = "There is no such setting.", meant(str(at[-1]), known)
        else:
            field = field_at(reading.model, at)
            is_open = isinstance(node, Leaf) and not is_secret(field)
            message, remedy = explain(detail, _written(node) if is_open else None, field)
        self._complain(node, reading.path + at, message, remedy)

    def _complain(self, node: Node, path: SettingPath, message: str, remedy: str) -> None:
        setting = ".".join(str(step) for step in path)
        self._report(Mistake(node.file, node.line, setting, message, remedy))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One model being read: where it stands, and which of its settings were already reported."""

    model: type[BaseModel]
    path: SettingPath
    is_left_out: bool
    reported: set[SettingPath]


def _locate(tree: Branch, path: SettingPath) -> tuple[Node, SettingPath]:
    """The deepest node on `path` that stands in the file, and the path to it."""
    node: Node = tree
    for depth, step in enumerate(path):
        if isinstance(node, Branch) and str(step) in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.entries):
            node = node.entries[step]
        else:
            return node, path[:depth]
    return node, path


def _written(node: Node) -> str | None:
    """What stands in the file, unless it came from the environment: that may be a secret."""
    return node.text if isinstance(node, Leaf) and not node.variables() else None


def _shows_secret(leaf: Leaf, is_secret_setting: bool) -> bool:
    if is_secret_setting:
        return not leaf.is_reference()
    return any("${" not in password for password in _passwords_in(leaf.text or ""))


def _passwords_in(url: str) -> Iterator[str]:
    """What stands as a password in a URL, before its host or among what follows its path."""
    for found in _URL_PASSWORD.finditer(url):
        yield found[found.lastgroup or 0]


def _variable(path: SettingPath) -> str:
    """A fitting name for the environment variable of a setting."""
    steps = [str(step) for step in path if step not in ("channels", "destinations")]
    return re.sub(r"[^A-Z0-9]+", "_", "_".join(steps).upper())


def _set(node: Node | None, path: SettingPath) -> str:
    if isinstance(node, Leaf) and node.variables():
        names = " and ".join(node.variables())
        return f"Set the environment variable {names}, or unset those of the others."
    return f"Write ${{{_variable(path)}}} and set that environment variable."
