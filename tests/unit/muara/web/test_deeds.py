"""Every form that does something to a report, or to an item of it, says which version of it was
looked at; what need not is named here with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from muara.web import pages

_TEMPLATES = Path(pages.__file__).parent / "templates"
_CLAIM = "/complaints/{tracking_id}/claim"
_WITHOUT = {
    "/complaints/{tracking_id}/deeds/acknowledge": (
        "an alert is looked after, whatever the report says by now"
    ),
    _CLAIM: "a claim is itself the lock",
    f"{_CLAIM}/take-over": "whose it was is told to both",
    f"{_CLAIM}/release": "gives back what is one's own",
    "/complaints/{tracking_id}/drafts/{form}/drop": "one's own words",
    "/complaints/{tracking_id}/identity": "changes nothing: it is looked, which is written down",
    "/complaints/{tracking_id}/public-replies": "names the state that is wanted: paused or not",
    "/media/{attachment_id}/retry": "only what is missing is fetched, and once",
    "/unsorted/{item_id}/report": "who sorts first has sorted",
    "/unsorted/{item_id}/apart": "who sorts first has sorted",
    "/set-apart/{item_id}/report": "who decides first has decided",
    "/set-apart/{item_id}/leave": "who decides first has decided",
    "/persons/{conversation_id}/say": "of no report; only while the citizen waits, under its key",
    "/today/answer": "reads its form, with files, itself",
    "/bulk/preview": "changes nothing",
    "/bulk": "each report is sent with its version",
    "/outbox/several": "each row is sent with the newest attempt that was looked at",
    "/destinations/{name}/several": "each call is sent with its version",
    "/bulk/undo": "names the deed that is taken back, and only the newest can be",
    "/lapor-batches/export": "marks what is still to go, whoever presses",
    "/lapor-batches/back": "puts back what has no number yet, under its key",
    "/new": "makes a report, under its key",
    "/new/social": "makes a report, under its key",
    "/new/suggestions": "changes nothing",
    "/look-up": "changes nothing: it is looked, which is written down",
    "/doctor": "changes nothing",
    "/erasures/{code}/grant": "who decides first has decided",
    "/erasures/{code}/refuse": "who decides first has decided",
    "/erasures/told": "each is told once: the report and where it went are its key",
    "/complaints/{tracking_id}/copy": "changes nothing: it is taken, which is written down",
    "/destinations/{name}/pause": "names the state that is wanted",
    "/destinations/{name}/resume": "names the state that is wanted",
}
_OF_NO_REPORT = (
    *("/self", "/settings", "/operators", "/sign-in", "/sign-out", "/language", "/views"),
    *("/imports", "/timetable", "/audit"),
    # not of operators: citizens, other apps and other governments
    *("/lapor/", "/lacak", "/open311", "/muara/v1"),
)
_FORM = re.compile(r'<form[^>]*method="post"[^>]*action="([^"]*)".*?</form>', re.DOTALL)
_DOES = re.compile(
    r"\{\{ action\(|/deeds/|^/approvals/|^/lapor-entry/|\{\{ here \}\}|/same/"
    r"|not-the-same|/replies/|^/outbox/\{|^/dispatches/|/mask$|/transcript$"
)
_IS_ITS_OWN_KEY = re.compile(r"/replies/|^/outbox/|^/dispatches/|^/media/")
"""Of these the version that is sent is another one as soon as the deed is done."""
_SAID = re.compile(
    r"\{% (?:macro|set) (\w*hidden)(?:\([^)]*\))? %\}(.*?)\{% end(?:macro|set) %\}", re.DOTALL
)


def deeds() -> set[str]:
    """The routes of all forms about reports and what belongs to them."""
    return {
        route.path
        for route in pages.routes()
        if isinstance(route, APIRoute)
        and "POST" in (route.methods or ())
        and not route.path.startswith(_OF_NO_REPORT)
        and route.path != "/lapor"
    }


def fields_of(dependant: Dependant) -> set[str]:
    own = {field.alias for field in dependant.body_params}
    return own.union(*(fields_of(below) for below in dependant.dependencies))


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


def test_every_deed_takes_the_version_that_was_looked_at() -> None:
    taking = {
        route.path
        for route in pages.routes()
        if isinstance(route, APIRoute) and "version" in fields_of(route.dependant)
    }
    assert len(deeds() & taking) > 50
    assert deeds() - taking == set(_WITHOUT)


def test_every_form_of_a_deed_carries_its_key_and_what_was_looked_at() -> None:
    found = list(forms_of_deeds())
    assert len(found) > 50
    for action, fields in found:
        assert _IS_ITS_OWN_KEY.search(action) or 'name="key"' in fields, action
        assert action.endswith("/acknowledge") or 'name="version"' in fields, action
