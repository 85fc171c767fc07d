"""Instagram by the Graph API, playable: one account, its comments, mentions and messages.

https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login
"""

from collections.abc import Mapping
from typing import Any

from starlette.routing import BaseRoute, Route

from simulator.graph import App, Call, api_routes, serve_files
from simulator.graph_errors import invalid, refuse, unknown_path, unsupported
from simulator.graph_events import KNOWN_FIELDS as PAGE_FIELDS
from simulator.instagram_account import Profile
from simulator.instagram_citizens import InstagramCitizens
from simulator.instagram_events import InstagramSubscription
from simulator.instagram_reads import InstagramReader
from simulator.instagram_sends import InstagramSender
from simulator.settings import InstagramAccount
from simulator.world import CitizenMessage, World

SCOPES = (
    "instagram_basic",
    "instagram_manage_comments",
    "instagram_manage_messages",
    "pages_show_list",
    "pages_manage_metadata",
    "pages_read_engagement",
)
NEEDS = {
    "get_media": "instagram_basic",
    "get_comments": "instagram_manage_comments",
    "get_replies": "instagram_manage_comments",
    "get_conversations": "instagram_manage_messages",
    "get_messages": "instagram_manage_messages",
    "get_subscribed_apps": "pages_manage_metadata",
    "subscribe_app": "pages_manage_metadata",
    "unsubscribe_app": "pages_manage_metadata",
    "send_message": "instagram_manage_messages",
    "create_comment": "instagram_manage_comments",
    "create_reply": "instagram_manage_comments",
    "answer_mention": "instagram_manage_comments",
    "change_comment": "instagram_manage_comments",
    "delete_comment": "instagram_manage_comments",
}


class Instagram(App):
    """One account, the app that is installed on its Page, and the citizens who write there."""

    subscription: InstagramSubscription

    def __init__(self, world: World) -> None:
        account = world.settings.instagram
        super().__init__(world, account, InstagramSubscription(world, account), SCOPES)
        self.own_account: InstagramAccount = account
        self.profile = Profile(world, account)
        self.citizens = InstagramCitizens(world, self.profile, self.subscription)
        self.sender = InstagramSender(
            world=world, page=self.profile, subscription=self.subscription, app_id=account.app_id
        )

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what a citizen does on Instagram; returns the ids made, ValueError if impossible."""
        return self.citizens.write(message)

    def status(self) -> dict[str, Any]:
        """Return counts, the webhook and the switches."""
        return {
            "media": len(self.profile.media),
            "comments": len(self.profile.comments),
            "messages": len(self.profile.messages),
            "conversations": len(self.profile.conversations),
            **self.switches(),
        }


def routes(world: World) -> list[BaseRoute]:
    """Return the routes of the API and its CDN."""
    app = world.instagram
    return [
        *api_routes(app, "instagram", InstagramCall, _operation),
        Route("/instagram-cdn/{name}", serve_files(app, "instagram", app.profile)),
    ]


def _operation(method: str, segments: list[str], _query: Mapping[str, str]) -> str:
    """Return the name by which faults, permissions and the journal know a call."""
    edge = segments[1] if len(segments) > 1 else ""
    if segments[:1] == ["debug_token"]:
        return "debug_token"
    if segments[:2] == ["oauth", "access_token"]:
        return "get_app_token"
    if method == "GET":
        return f"get_{edge}" if edge else "get_object"
    return _WRITES.get((method, edge), f"{method.lower()}_{edge}")


_WRITES = {
    ("POST", ""): "change_comment",
    ("DELETE", ""): "delete_comment",
    ("POST", "messages"): "send_message",
    ("POST", "comments"): "create_comment",
    ("POST", "replies"): "create_reply",
    ("POST", "mentions"): "answer_mention",
    ("POST", "subscribed_apps"): "subscribe_app",
    ("DELETE", "subscribed_apps"): "unsubscribe_app",
}


class InstagramCall(Call[Instagram]):
    """A call about the account, or about the Page that it is linked with."""

    needs = NEEDS
    webhook_object = "instagram"

    def _work(self, operation: str, node: str, base_url: str) -> dict[str, Any]:
        sender, asked = self._app.sender, self._parameters
        match operation:
            case "send_message":
                self._require_page(node)
                return dict(sender.send_message(asked))
            case "create_comment" | "create_reply":
                return dict(sender.create_comment(node, self._segments[1], asked))
            case "answer_mention":
                self._require_account(node)
                return dict(sender.answer_mention(asked))
            case "change_comment":
                return dict(sender.change_comment(node, asked))
            case "delete_comment":
                return dict(sender.delete_comment(node))
        if self._method != "GET":
            raise unknown_path("/".join(self._segments[1:]))
        return self._read(operation, base_url)

    def _require_account(self, node: str) -> None:
        if node != self._app.own_account.account_id:
            raise unsupported(self._method, node)

    def _read(self, operation: str, base_url: str) -> dict[str, Any]:
        app = self._app
        reader = InstagramReader(app.profile, app.own_account, base_url, self._token)
        asked = {name: str(value) for name, value in self._parameters.items()}
        if not self._segments:
            raise refuse(100, "Unsupported get request.", kind="GraphMethodException", subcode=33)
        if len(self._segments) == 1:
            body = reader.node(self._segments[0], asked)
        else:
            body = reader.connection(self._segments[0], self._segments[1], asked)
        if reader.seen:
            app.world.journal.add(
                "poll_served",
                "instagram",
                operation=operation,
                external_ids=reader.seen,
                cursor=asked.get("after"),
            )
        return body

    def _subscribed_apps(self, operation: str) -> dict[str, Any]:
        """The subscription to the Page, without which nothing of the account comes."""
        subscription = self._app.subscription
        if operation == "get_subscribed_apps":
            if not subscription.page_fields:
                return {"data": []}
            known = {"link": "", "name": "Muara (simulasi)", "id": self._app.account.app_id}
            return {"data": [{**known, "subscribed_fields": sorted(subscription.page_fields)}]}
        if operation == "unsubscribe_app":
            subscription.page_fields.clear()
            return {"success": True}
        wanted = str(self._parameters.get("subscribed_fields") or "")
        unknown = set(wanted.split(",")) - set(PAGE_FIELDS)
        if unknown:
            raise invalid(f"Param subscribed_fields must be one of {{{', '.join(PAGE_FIELDS)}}}")
        subscription.page_fields = set(wanted.split(","))
        return {"success": True}
