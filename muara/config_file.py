"""Reads a YAML file so that every value still knows the file and line that it stands on.

All scalars stay text: the settings' types decide what a value means, so that `off`, `08` and
`1e3` are never turned into something else on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_REFERENCE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\}")
_REMEDY = "Compare the line and the one above it with their neighbours."
_SYNTAX = {
    "found character": (
        "A value begins with a character that has a meaning in YAML.",
        "Put the value in quotes.",
    ),
    "'\\t'": ("The line is indented with a tab.", "Indent with spaces: YAML allows no tabs there."),
    "mapping values are not allowed": (
        "The line is indented wrongly, or holds a second `: `.",
        "Indent it like its neighbours, or put the value in quotes.",
    ),
}
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in the configuration, and what to do about it.

    `setting` is a dotted path; `file` and `line` are None where the mistake has no place in a file.
    """

    file: str | None
    line: int | None
    setting: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line is not None else self.file
        parts = [part for part in (place, self.setting) if part]
        remedy = f" Remedy: {self.remedy}" if self.remedy else ""
        return ": ".join([*parts, self.message]) + remedy


class ConfigurationError(Exception):
    """The system cannot run as configured; `mistakes` holds everything that was found wrong.

    Raised with all mistakes of a file, or with one sentence by code that meets a single problem.
    """

    def __init__(self, problem: str | Sequence[Mistake]) -> None:
        if isinstance(problem, str):
            problem = (Mistake(None, None, "", problem, ""),)
        self.mistakes = tuple(problem)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar as written; None where nothing (or `null`) is written.

    `may_hold_secrets` is true in files that are never shared, such as the demo's overlay.
    """

    text: str | None
    file: str
    line: int
    may_hold_secrets: bool = False

    def variables(self) -> tuple[str, ...]:
        """The names of the environment variables that it refers to."""
        return tuple(match[1] for match in _REFERENCE.finditer(self.text or ""))

    def is_reference(self) -> bool:
        """Whether it is one `${NAME}` and nothing else, without a default."""
        match = _REFERENCE.fullmatch((self.text or "").strip())
        return match is not None and not match[3]

    def has_broken_reference(self) -> bool:
        """Whether a `${` is left that is not a whole reference."""
        return "${" in _REFERENCE.sub("", self.text or "")

    def expand(self, environ: Mapping[str, str]) -> tuple[str | None, tuple[str, ...]]:
        """Its value, and the names of variables that it needs and that are not set.

        A variable that is set to nothing counts as not set; a value that comes out empty is None.
        """
        unset: list[str] = []

        def value_of(match: re.Match[str]) -> str:
            value = environ.get(match[1], "").strip() or match[3]
            if value is None:
                unset.append(match[1])
            return value or ""

        if self.text is None:
            return None, ()
        expanded = _REFERENCE.sub(value_of, self.text)
        return (None if unset else expanded or None), tuple(unset)


@dataclass(frozen=True, slots=True)
class Branch:
    """A mapping; `key_lines` says where each key stands."""

    file: str
    line: int
    entries: dict[str, Node] = field(default_factory=dict)

    def branch(self, key: str) -> Branch:
        """The mapping under `key`; an empty one where there is none."""
        found = self.entries.get(key)
        return found if isinstance(found, Branch) else Branch(self.file, self.line)


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    file: str
    line: int
    entries: tuple[Node, ...] = ()


Node = Leaf | Branch | Items
Report = Callable[[Mistake], None]


def read_tree(path: Path, report: Report, *, may_hold_secrets: bool = False) -> Branch:
    """The file's tree; whatever is wrong with its form is reported and left out."""
    reader = _Reader(str(path), report, may_hold_secrets)
    try:
        return reader.read(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        reader.complain(None, "", "The file does not exist.", "Create it, or name another one.")
    except UnicodeDecodeError:
        reader.complain(None, "", "The file is not UTF-8 text.", "Save it with encoding UTF-8.")
    except OSError as error:
        reader.complain(None, "", f"The file cannot be read ({error.strerror}).", "Allow it.")
    return Branch(str(path), 1)


def merge(below: Node | None, above: Node) -> Node:
    """`above` laid over `below`: mappings are merged key by key, anything else is replaced."""
    if not (isinstance(below, Branch) and isinstance(above, Branch)):
        return above
    entries = dict(below.entries)
    for key, node in above.entries.items():
        entries[key] = merge(entries.get(key), node)
    return Branch(below.file, below.line, entries)


class _PlainLoader(yaml.SafeLoader):
    """Composes nodes only, and refuses aliases: a tree is what a reader sees."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]  # untyped in PyYAML
            raise yaml.composer.ComposerError(
                None, None, "anchors and aliases (& and *) are not supported", event.start_mark
            )
        return super().compose_node(parent, index)


class _Reader:
    def __init__(self, file: str, report: Report, may_hold_secrets: bool) -> None:
        self._file = file
        self._report = report
        self._may_hold_secrets = may_hold_secrets

    def complain(self, line: int | None, setting: str, message: str, remedy: str) -> None:
        self._report(Mistake(self._file, line, setting, message, remedy))

    def read(self, text: str) -> Branch:
        empty = Branch(self._file, 1)
        try:
            root = yaml.compose(text, Loader=_PlainLoader)
        except yaml.YAMLError as error:
            self._complain_of_syntax(error)
            return empty
        except RecursionError:
            self.complain(None, "", "The file is nested too deeply.", "Make it flatter.")
            return empty
        if root is None:
            return empty
        if not isinstance(root, yaml.MappingNode):
            self.complain(1, "", "The file is not a mapping.", "Write `setting: value` lines.")
            return empty
        return self._branch(root, "")

    def _complain_of_syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "a character that YAML does not allow"
        message, remedy = f"This is not valid YAML: {problem}.", _REMEDY
        for sign, words in _SYNTAX.items():
            if sign in problem:
                message, remedy = words
        self.complain(mark.line + 1 if mark else None, "", message, remedy)

    def _node(self, node: yaml.Node, setting: str) -> Node:
        if isinstance(node, yaml.MappingNode):
            return self._branch(node, setting)
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.ScalarNode):
            entries = tuple(
                self._node(entry, f"{setting}.{number}") for number, entry in enumerate(node.value)
            )
            return Items(self._file, line, entries)
        is_plain = node.style is None
        text = None if is_plain and node.value in _EMPTY else node.value
        leaf = Leaf(text, self._file, line, self._may_hold_secrets)
        if leaf.has_broken_reference():
            message = "`${` does not begin a reference to an environment variable."
            self.complain(line, setting, message, "Write ${NAME} or ${NAME:-default}.")
        return leaf

    def _branch(self, node: yaml.MappingNode, parent: str) -> Branch:
        entries: dict[str, Node] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                message = "A setting's name must be plain text."
                self.complain(line, parent, message, "Write `setting: value`.")
                continue
            setting = f"{parent}.{key}" if parent else key
            if key in entries:
                first = entries[key].line
                message = f"It is set twice; the first time on line {first}."
                self.complain(line, setting, message, "Remove one of the two.")
                continue
            entries[key] = self._at(line, self._node(value_node, setting))
        return Branch(self._file, node.start_mark.line + 1, entries)

    def _at(self, line: int, node: Node) -> Node:
        """`node` placed where its key stands: that is the line a technician looks for."""
        if isinstance(node, Branch):
            return Branch(node.file, line, node.entries)
        if isinstance(node, Items):
            return Items(node.file, line, node.entries)
        return Leaf(node.text, node.file, line, node.may_hold_secrets)
