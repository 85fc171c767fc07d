"""Every form that does something to a report says which version of it was looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from muara.web import forms, pages

_TEMPLATES = Path(pages.__file__).parent / "templates"
_DEED = re.compile(r"^(/complaints/\{tracking_id\}/deeds/|/approvals/\{)")
_OF_AN_ALERT = {"/complaints/{tracking_id}/deeds/acknowledge"}
"""An alert is looked after, whatever the report says by now."""
_FORM = re.compile(r'<form[^>]*method="post"[^>]*action="([^"]*)".*?</form>', re.DOTALL)
_DOES = re.compile(r"\{\{ action\(|/deeds/|^/approvals/")
_SAID = re.compile(
    r"\{% (?:macro|set) (\w*hidden)(?:\([^)]*\))? %\}(.*?)\{% end(?:macro|set) %\}", re.DOTALL
)


def deeds() -> set[str]:
    return {
        route.path
        for route in pages.routes()
        if isinstance(route, APIRoute)
        and "POST" in (route.methods or ())
        and _DEED.match(route.path)
    }


def demands_a_version(dependant: Dependant) -> bool:
    return any(
        below.call is forms._seen or demands_a_version(below) for below in dependant.dependencies
    )


def forms_of_deeds() -> Iterator[tuple[str, str]]:
    """Where each form of the templates goes that does a deed, and its fields."""
    for template in sorted(_TEMPLATES.glob("**/*.html")):
        html = template.read_text(encoding="utf-8")
        said = dict(_SAID.findall(html))
        for form in _FORM.finditer(html):
            fields = form[0]
            for name, more in said.items():
                fields = fields.replace(f"{{{{ {name}() }}}}", more)
                fields = fields.replace(f"{{{{ {name} }}}}", more)
            if _DOES.search(form[1]):
                yield form[1], fields


def test_every_deed_demands_the_version_that_was_looked_at() -> None:
    demanding = {
        route.path
        for route in pages.routes()
        if isinstance(route, APIRoute) and demands_a_version(route.dependant)
    }
    assert len(deeds()) > 30
    assert deeds() - demanding == _OF_AN_ALERT


def test_every_form_of_a_deed_carries_its_key_and_what_was_looked_at() -> None:
    found = list(forms_of_deeds())
    assert len(found) > len(deeds())
    for action, fields in found:
        assert 'name="key"' in fields, action
        is_of_an_alert = action.endswith("/acknowledge")
        assert is_of_an_alert or 'name="version"' in fields, action
