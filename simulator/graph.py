"""The Graph API, playable: one Page with its feed, comments, conversations and webhooks.

https://developers.facebook.com/docs/graph-api
"""

import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.faults import Refusal, perform
from simulator.graph_citizens import FacebookCitizens
from simulator.graph_errors import (
    GraphAnswers,
    expired_token,
    invalid,
    invalid_token,
    missing_permission,
    refuse,
    unknown_path,
    unsupported,
)
from simulator.graph_events import PAGE_EVENTS, Subscription
from simulator.graph_page import FacebookPage, StoredFile
from simulator.graph_reads import Reader
from simulator.graph_sends import Sender
from simulator.settings import GraphAccount
from simulator.world import CitizenMessage, World

LATEST_VERSION = "v25.0"
VERSION = re.compile(r"v\d{1,2}\.\d")
OVERSIZED_BYTES = 30 * 1024 * 1024
SCOPES = (
    "pages_show_list",
    "pages_manage_metadata",
    "pages_read_engagement",
    "pages_read_user_content",
    "pages_manage_engagement",
    "pages_manage_posts",
    "pages_messaging",
)
# Which permission an operation needs; what is not here needs none.
NEEDS = {
    "get_feed": "pages_read_user_content",
    "get_posts": "pages_read_engagement",
    "get_visitor_posts": "pages_read_user_content",
    "get_tagged": "pages_read_user_content",
    "get_comments": "pages_read_user_content",
    "get_conversations": "pages_messaging",
    "get_messages": "pages_messaging",
    "get_subscribed_apps": "pages_manage_metadata",
    "subscribe_app": "pages_manage_metadata",
    "unsubscribe_app": "pages_manage_metadata",
    "send_message": "pages_messaging",
    "create_comment": "pages_manage_engagement",
    "change_comment": "pages_manage_engagement",
    "delete_comment": "pages_manage_engagement",
    "create_post": "pages_manage_posts",
}


class App:
    """A Meta app and what it may do with its token.

    `token_expires_at` ends the Page token; `requires_proof` makes the app insist on
    appsecret_proof, as the app setting "Require App Secret" does.
    """

    def __init__(
        self,
        world: World,
        account: GraphAccount,
        subscription: Subscription,
        scopes: Sequence[str],
    ) -> None:
        self.world = world
        self.account = account
        self.subscription = subscription
        self.issued_at = world.now()
        self.token_expires_at: datetime | None = None
        self.requires_proof = False
        self.scopes: set[str] = set(scopes)
        self.calls = 0

    async def set_webhook(self, url: str | None) -> None:
        """Shake hands with this URL and send events there; None stops them.

        ValueError if the callback does not answer the challenge.
        """
        await self.subscription.point_to(url, self.account.verify_token)

    def switches(self) -> dict[str, Any]:
        """Return the webhook and the switches, for `status`."""
        return {
            "webhook_url": self.subscription.url,
            "subscribed_fields": sorted(self.subscription.fields),
            "batch_size": self.subscription.batch_size,
            "requires_proof": self.requires_proof,
            "scopes": sorted(self.scopes),
        }

    def configure(self, changes: dict[str, Any]) -> None:
        """Set switches by `POST /_simulator/<platform>`; ValueError for an unknown one."""
        for name, value in changes.items():
            match name:
                case "batch_size":
                    self.subscription.batch_size = int(value)
                case "flush":
                    self.subscription.flush()
                case "requires_proof":
                    self.requires_proof = bool(value)
                case "scopes":
                    self.scopes = set(value)
                case "token_expires_in":
                    self.token_expires_at = self.world.now() + timedelta(seconds=float(value))
                case _:
                    raise ValueError(f"unknown switch: {name}")


class Graph(App):
    """One Page, its app and the citizens who write there."""

    def __init__(self, world: World) -> None:
        account = world.settings.graph
        super().__init__(world, account, Subscription(world, account, PAGE_EVENTS), SCOPES)
        self.page = FacebookPage(world, account)
        self.citizens = FacebookCitizens(world, self.page, self.subscription)
        self.sender = Sender(world, self.page, self.subscription, account.app_id)

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what a citizen does on Facebook; returns the ids made, ValueError if impossible."""
        return self.citizens.write(message)

    def status(self) -> dict[str, Any]:
        """Return counts, the webhook and the switches."""
        return {
            "posts": len(self.page.posts),
            "comments": len(self.page.comments),
            "messages": len(self.page.messages),
            "conversations": len(self.page.conversations),
            **self.switches(),
        }


Handler = Callable[[Request], Awaitable[Response]]
Operation = Callable[[str, list[str], Mapping[str, str]], str]
AnyApp = TypeVar("AnyApp", bound=App)


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the Graph API and its CDN."""
    graph = world.graph
    return [
        *api_routes(graph, "graph", PageCall, _operation),
        Route("/graph-cdn/{name}", serve_files(graph, "graph", graph.page)),
    ]


def api_routes(
    app: App, platform: str, call: "type[Call[Any]]", operation_of: Operation
) -> list[BaseRoute]:
    """Return the routes of the API below `/<platform>/`."""
    handler = _api(app, platform, call, operation_of)
    return [Route(f"/{platform}/{{path:path}}", handler, methods=["GET", "POST", "DELETE"])]


def _api(app: App, platform: str, call: "type[Call[Any]]", operation_of: Operation) -> Handler:
    async def answer(request: Request) -> Response:
        segments = [part for part in request.path_params["path"].split("/") if part]
        version = LATEST_VERSION
        if segments and VERSION.fullmatch(segments[0]):
            version = segments.pop(0)
        operation = operation_of(request.method, segments, request.query_params)
        answers = GraphAnswers(app.account.page_id)

        async def work() -> Response:
            asked = call(app, request.method, segments, await _parameters(request))
            body = await asked.answer(operation, f"{app.world.public_url}/{platform}/{version}")
            return JSONResponse(body)

        response = await perform(app.world, platform, operation, answers, work)
        app.calls += 1
        response.headers["facebook-api-version"] = LATEST_VERSION
        usage = {"call_count": app.calls % 100, "total_time": 1, "total_cputime": 1}
        response.headers["X-App-Usage"] = json.dumps(usage)
        return response

    return answer


def _operation(method: str, segments: list[str], query: Mapping[str, str]) -> str:
    """Return the name by which faults, permissions and the journal know a call."""
    edge = segments[1] if len(segments) > 1 else ""
    match method, segments[:1], edge:
        case "GET", ["debug_token"], "":
            return "debug_token"
        case "GET", ["oauth"], "access_token":
            return "get_app_token"
        case "GET", [], "":
            return "get_objects" if "ids" in query else "get_root"
        case "GET", ["me"], "":
            return "get_me"
        case "GET", _, "":
            return "get_object"
        case "GET", _, _:
            return f"get_{edge}"
        case "POST", _, "":
            return "change_comment"
        case "DELETE", _, "":
            return "delete_comment"
        case _:
            names = {
                ("POST", "messages"): "send_message",
                ("POST", "comments"): "create_comment",
                ("POST", "feed"): "create_post",
                ("POST", "subscribed_apps"): "subscribe_app",
                ("DELETE", "subscribed_apps"): "unsubscribe_app",
                ("POST", "subscriptions"): "set_callback",
            }
            return names.get((method, edge), f"{method.lower()}_{edge}")


async def _parameters(request: Request) -> dict[str, Any]:
    """Return query and body as one: JSON bodies as they are, JSON inside form values decoded."""
    parameters: dict[str, Any] = dict(request.query_params)
    authorization = request.headers.get("authorization", "")
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() in ("bearer", "oauth") and token:
        parameters["access_token"] = token
    if request.method == "GET":
        return parameters
    if "json" in request.headers.get("content-type", ""):
        try:
            decoded = json.loads(await request.body() or b"{}")
        except ValueError:
            raise refuse(1, "Received invalid JSON reply.", subcode=1357046) from None
        if not isinstance(decoded, dict):
            raise invalid("The body must be a JSON object")
        return decoded | parameters if "access_token" in parameters else parameters | decoded
    async with request.form() as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
    return {name: _decoded(value) for name, value in fields.items()} | parameters


def _decoded(value: str) -> Any:
    """Nested values travel as JSON inside forms; everything else is plain text."""
    if value[:1] not in ("{", "["):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


class Call(Generic[AnyApp]):
    """One authorised call: who calls, what is asked, what is answered."""

    needs: Mapping[str, str] = {}
    """Which permission an operation needs; what is not here needs none."""
    webhook_object = "page"

    def __init__(
        self, app: AnyApp, method: str, segments: list[str], parameters: dict[str, Any]
    ) -> None:
        self._app = app
        self._method = method
        self._segments = segments
        self._parameters = parameters
        self._token = str(parameters.get("access_token", ""))
        account = app.account
        self._app_token = f"{account.app_id}|{account.app_secret}"

    async def answer(self, operation: str, base_url: str) -> dict[str, Any]:
        """Return the body of the answer; raises Refusal."""
        if len(self._segments) > 2:
            raise unknown_path("/".join(self._segments[2:]))
        if operation == "get_app_token":
            return self._app_token_for_credentials()
        self._authorise(operation)
        node = self._segments[0] if self._segments else ""
        match operation:
            case "debug_token":
                return self._debug_token()
            case "get_subscribed_apps" | "subscribe_app" | "unsubscribe_app":
                self._require_page(node)
                return self._subscribed_apps(operation)
            case "get_subscriptions":
                return self._callbacks(node)
            case "set_callback":
                return await self._set_callback(node)
        return self._work(operation, node, base_url)

    def _work(self, operation: str, node: str, base_url: str) -> dict[str, Any]:
        """Return the body of what is particular to a platform."""
        raise NotImplementedError

    def _authorise(self, operation: str) -> None:
        """Check the token, its time, its proof and its permissions, in this order."""
        app = self._app
        if not self._token:
            message = "An access token is required to request this resource."
            raise refuse(104, message)
        app_alone = ("debug_token", "set_callback", "get_subscriptions")
        if operation in app_alone and self._token == self._app_token:
            return
        if not hmac.compare_digest(self._token.encode(), app.account.page_token.encode()):
            raise Refusal(invalid_token("Invalid OAuth access token - Cannot parse access token"))
        if app.token_expires_at is not None and app.world.now() >= app.token_expires_at:
            raise Refusal(expired_token())
        self._check_proof()
        scope = self.needs.get(operation)
        if scope is not None and scope not in app.scopes:
            raise missing_permission(scope)

    def _check_proof(self) -> None:
        proof = self._parameters.get("appsecret_proof")
        if proof is None:
            if self._app.requires_proof:
                message = "API calls from the server require an appsecret_proof argument"
                raise refuse(100, message, kind="GraphMethodException")
            return
        secret = self._app.account.app_secret.encode()
        expected = hmac.new(secret, self._token.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(str(proof), expected):
            message = "Invalid appsecret_proof provided in the API argument"
            raise refuse(100, message, kind="GraphMethodException")

    def _require_page(self, node: str) -> None:
        if node not in ("me", self._app.account.page_id):
            raise unsupported(self._method, node)

    def _app_token_for_credentials(self) -> dict[str, str]:
        account, asked = self._app.account, self._parameters
        if asked.get("grant_type") != "client_credentials":
            raise invalid("Param grant_type must be client_credentials")
        if asked.get("client_id") != account.app_id:
            raise refuse(101, "Error validating application. Cannot get application info.")
        if asked.get("client_secret") != account.app_secret:
            raise refuse(1, "Error validating client secret.")
        return {"access_token": self._app_token, "token_type": "bearer"}

    def _debug_token(self) -> dict[str, Any]:
        app = self._app
        examined = self._parameters.get("input_token")
        if not examined:
            raise invalid("The parameter input_token is required")
        if examined != app.account.page_token:
            error = {"code": 190, "message": "Invalid OAuth access token."}
            return {"data": {"error": error, "is_valid": False, "scopes": []}}
        expires_at = app.token_expires_at
        is_valid = expires_at is None or app.world.now() < expires_at
        examination: dict[str, Any] = {
            "app_id": app.account.app_id,
            "type": "PAGE",
            "application": "Muara (simulasi)",
            "data_access_expires_at": int((app.issued_at + timedelta(days=90)).timestamp()),
            "expires_at": int(expires_at.timestamp()) if expires_at else 0,
            "is_valid": is_valid,
            "issued_at": int(app.issued_at.timestamp()),
            "profile_id": app.account.page_id,
            "scopes": sorted(app.scopes),
            "user_id": "1",
        }
        if not is_valid:
            message = "Error validating access token: Session has expired."
            examination["error"] = {"code": 190, "message": message, "subcode": 463}
        return {"data": examination}

    def _subscribed_apps(self, operation: str) -> dict[str, Any]:
        app = self._app
        if operation == "get_subscribed_apps":
            if not app.subscription.fields:
                return {"data": []}
            known = {"link": "", "name": "Muara (simulasi)", "id": app.account.app_id}
            return {"data": [{**known, "subscribed_fields": sorted(app.subscription.fields)}]}
        if operation == "unsubscribe_app":
            app.subscription.fields.clear()
            return {"success": True}
        app.subscription.fields = self._wanted_fields("subscribed_fields")
        return {"success": True}

    def _wanted_fields(self, name: str) -> set[str]:
        app, wanted = self._app, self._parameters.get(name)
        if not wanted:
            raise invalid(f"The parameter {name} is required.")
        fields = wanted if isinstance(wanted, list) else str(wanted).split(",")
        for at, field in enumerate(fields):
            if field not in app.subscription.events.known:
                known = ", ".join(app.subscription.events.known)
                raise invalid(f"Param {name}[{at}] must be one of {{{known}}} - got '{field}'.")
        return set(fields)

    def _callbacks(self, node: str) -> dict[str, Any]:
        """Where the app's webhooks go, by the kind of object that they tell of."""
        if node != self._app.account.app_id or self._token != self._app_token:
            raise refuse(15, "(#15) This method must be called with an app access_token.")
        subscription = self._app.subscription
        if subscription.url is None:
            return {"data": []}
        fields = [{"name": name, "version": LATEST_VERSION} for name in sorted(subscription.fields)]
        told = {"object": self.webhook_object, "callback_url": subscription.url, "active": True}
        return {"data": [told | {"fields": fields}]}

    async def _set_callback(self, node: str) -> dict[str, Any]:
        """The app's own subscription: where webhooks of all its Pages go."""
        if node != self._app.account.app_id or self._token != self._app_token:
            raise refuse(15, "(#15) This method must be called with an app access_token.")
        if self._parameters.get("object") != self.webhook_object:
            raise invalid(f"Param object must be one of {{{self.webhook_object}}}")
        self._wanted_fields("fields")
        for name in ("callback_url", "verify_token"):
            if not self._parameters.get(name):
                raise invalid(f"The parameter {name} is required.")
        url, token = str(self._parameters["callback_url"]), str(self._parameters["verify_token"])
        try:
            await self._app.subscription.point_to(url, token)
        except ValueError as error:
            message = f"(#2200) Callback verification failed: {error}"
            raise refuse(2200, message) from error
        return {"success": True}


class PageCall(Call[Graph]):
    """A call about the Page."""

    needs = NEEDS

    def _work(self, operation: str, node: str, base_url: str) -> dict[str, Any]:
        match operation:
            case "send_message":
                self._require_page(node)
                return dict(self._app.sender.send_message(self._parameters))
            case "create_post":
                self._require_page(node)
                return dict(self._app.sender.create_post(self._parameters))
            case "create_comment":
                return dict(self._app.sender.create_comment(node, self._parameters))
            case "change_comment":
                return dict(self._app.sender.change_comment(node, self._parameters))
            case "delete_comment":
                return dict(self._app.sender.delete_comment(node))
        if self._method != "GET":
            raise unknown_path("/".join(self._segments[1:]))
        return self._read(operation, base_url)

    def _read(self, operation: str, base_url: str) -> dict[str, Any]:
        reader = Reader(self._app.page, base_url, self._token)
        asked = {name: str(value) for name, value in self._parameters.items()}
        if operation == "get_objects":
            ids = asked["ids"].split(",")
            body: dict[str, Any] = {node_id: reader.node(node_id, asked) for node_id in ids}
        elif not self._segments:
            raise refuse(100, "Unsupported get request.", kind="GraphMethodException", subcode=33)
        elif len(self._segments) == 1:
            body = reader.node(self._segments[0], asked)
        else:
            body = reader.connection(self._segments[0], self._segments[1], asked)
        if reader.seen:
            self._app.world.journal.add(
                "poll_served",
                "graph",
                operation=operation,
                external_ids=reader.seen,
                cursor=asked.get("after"),
            )
        return body


class Files(Protocol):
    """What a CDN serves from."""

    files: dict[str, StoredFile]

    def is_signed(self, name: str, seal: str, expiry: str) -> bool:
        """Whether an address was signed by us and its time is not over."""
        ...


def serve_files(app: App, platform: str, page: Files) -> Handler:
    """Return the handler of a platform's CDN."""

    async def answer(request: Request) -> Response:
        async def download() -> Response:
            name, query = request.path_params["name"], request.query_params
            stored = page.files.get(name)
            if stored is None:
                raise Refusal(Response(status_code=404))
            if not page.is_signed(name, query.get("oh", ""), query.get("oe", "")):
                raise Refusal(Response("URL signature mismatch", status_code=403))
            content = stored.file.content
            if app.world.faults.draw(platform, "media", {"oversized_media"}):
                app.world.journal.add("fault", platform, operation="media", kind="oversized_media")
                content += bytes(OVERSIZED_BYTES)
            app.world.journal.add("media_served", platform, media=name, size=len(content))
            return Response(content, media_type=stored.file.mime_type)

        answers = GraphAnswers(app.account.page_id)
        return await perform(app.world, platform, "media", answers, download)

    return answer
