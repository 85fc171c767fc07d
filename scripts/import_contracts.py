"""Two contract types for import-linter, because a new adapter must not mean editing a contract.

An adapter or a destination is a *family*: a module and the private ones named after it, such as
`channels.telegram` and `channels._telegram_updates`.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FamiliesContract(Contract):
    """Modules of one package import their own family and the shared modules (patterns such as
    `meta_*`), never each other's."""

    type_name = "families"

    package = fields.StringField()
    shared = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Looks at direct imports only: chains through shared modules are theirs to answer for."""
        shared = cast(list[str], self.shared)

        def is_allowed(family: str, imported: str) -> bool:
            return any(fnmatchcase(imported, pattern) for pattern in (family, *shared))

        families = _families(graph, str(self.package))
        wrong = [
            f"{importer} imports {imported}"
            for importer, family in sorted(families.items())
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported in families and not is_allowed(family, families[imported])
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints one line per import that should not be."""
        _print_lines(check)


class OwnersContract(Contract):
    """An external package is imported by its owners only: lines "package: family [family …]"."""

    type_name = "owners"

    package = fields.StringField()
    owners = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Looks at every import of the owned packages, anywhere in the tree."""
        families = _families(graph, str(self.package))
        owners = [line.split(": ") for line in cast(list[str], self.owners)]
        wrong = [
            f"{importer} imports {external}, which is for {allowed} in {self.package}"
            for external, allowed in owners
            if external in graph.modules
            for importer in sorted(graph.find_modules_that_directly_import(external))
            if families.get(importer) not in allowed.split()
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints one line per import that should not be."""
        _print_lines(check)


def _families(graph: ImportGraph, package: str) -> dict[str, str]:
    """Each module below `package` with the name of its family."""
    members = {
        module: module.removeprefix(f"{package}.").partition(".")[0]
        for module in graph.find_descendants(package)
    }
    public = sorted({name for name in members.values() if name[0] != "_"}, key=len, reverse=True)

    def family(name: str) -> str:
        if name[0] != "_":
            return name
        first_word = name[1:].partition("_")[0]
        return next((known for known in public if name.startswith(f"_{known}_")), first_word)

    return {module: family(name) for module, name in members.items()}


def _print_lines(check: ContractCheck) -> None:
    for line in check.metadata["wrong"]:
        output.print_error(line)
