"""What the Graph API answers to GET about an Instagram account."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from simulator.graph_errors import invalid, unknown_path, unsupported
from simulator.graph_events import graph_time
from simulator.graph_fields import Field, parse_fields, select, write_fields
from simulator.graph_page import Conversation, FacebookUser, Message, StoredFile
from simulator.graph_paging import Edge, page_of, read_limit
from simulator.instagram_account import InstagramComment, Medium, Profile
from simulator.settings import InstagramAccount

Values = dict[str, Callable[[Field], Any]]
Parameters = Mapping[str, str]
MOST_COMMENTS = 50
COMMENT_DEFAULTS = ("timestamp", "text", "id")
MEDIUM_DEFAULTS = ("id",)


class InstagramReader:
    """Answers one request; `seen` collects the ids of the comments, posts and messages shown."""

    def __init__(
        self, profile: Profile, account: InstagramAccount, base_url: str, token: str
    ) -> None:
        self._profile = profile
        self._account = account
        self._base_url = base_url
        self._token = token
        self.seen: list[str] = []

    def node(self, node_id: str, parameters: Parameters) -> dict[str, Any]:
        """Return one object with its selected or default fields."""
        fields = parse_fields(parameters.get("fields", ""))
        if node_id in ("me", self._account.page_id):
            return self._show_page(fields)
        if node_id == self._account.account_id:
            return self._show_account(fields)
        medium = self._profile.visible_medium(node_id)
        if medium is not None and medium.author is self._profile.own:
            return self._show_medium(medium, fields)
        if comment := self._profile.own_comment(node_id):
            return self._show_comment(comment, fields)
        if conversation := self._profile.conversations.get(node_id):
            return self._show_conversation(conversation, fields)
        if message := self._profile.messages.get(node_id):
            return self._show_message(message, fields)
        raise unsupported("GET", node_id)

    def connection(self, node_id: str, name: str, parameters: Parameters) -> dict[str, Any]:
        """Return a page of one of a node's connections."""
        edge = self._edge(node_id, name, parameters)
        fields = parse_fields(parameters.get("fields", ""))
        match name:
            case "media" if node_id == self._account.account_id:
                return self._media(edge, fields)
            case "conversations" if node_id in ("me", self._account.page_id):
                return self._conversations(edge, fields)
            case "comments":
                medium = self._profile.visible_medium(node_id)
                if medium is not None and medium.author is self._profile.own:
                    top = [item for item in medium.comments if item.parent is None]
                    return self._comments(top, edge, fields)
            case "replies":
                if comment := self._profile.own_comment(node_id):
                    answers = list(self._profile.answers_to(comment))
                    return self._comments(answers, edge, fields)
            case "messages":
                if conversation := self._profile.conversations.get(node_id):
                    return self._messages(conversation, edge, fields)
            case _:
                raise unknown_path(name)
        raise unsupported("GET", node_id)

    def _edge(self, node_id: str, name: str, parameters: Parameters) -> Edge:
        kept = ("fields", "platform", "user_id")
        links = {key: parameters[key] for key in kept if key in parameters}
        return Edge(
            f"{self._base_url}/{node_id}/{name}",
            parameters,
            {"access_token": self._token, **links},
        )

    def _nested(self, node_id: str, field: Field) -> Edge:
        below = {"fields": write_fields(field.children)} if field.children else {}
        return self._edge(node_id, field.name, {**field.modifiers, **below})

    def _media(self, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        own = [m for m in self._profile.media.values() if m.author is self._profile.own]
        return page_of(
            [medium for medium in own if not medium.deleted],
            edge,
            number=lambda medium: medium.number,
            show=lambda medium: self._show_medium(medium, fields),
        )

    def _comments(
        self, listed: Sequence[InstagramComment], edge: Edge, fields: Sequence[Field]
    ) -> dict[str, Any]:
        if read_limit(edge.parameters.get("limit")) > MOST_COMMENTS:
            raise invalid(f"Param limit must be at most {MOST_COMMENTS}")
        return page_of(
            [comment for comment in listed if comment.is_visible],
            edge,
            number=lambda comment: comment.number,
            show=lambda comment: self._show_comment(comment, fields),
        )

    def _conversations(self, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        platform = edge.parameters.get("platform", "messenger").lower()
        if platform not in ("messenger", "instagram"):
            raise invalid("Param platform must be one of {MESSENGER, INSTAGRAM}")
        person = edge.parameters.get("user_id")
        return page_of(
            [
                item
                for item in self._profile.conversations.values()
                if platform == "instagram" and person in (None, item.person.id)
            ],
            edge,
            number=lambda item: item.touched,
            show=lambda item: self._show_conversation(item, fields),
        )

    def _messages(
        self, conversation: Conversation, edge: Edge, fields: Sequence[Field]
    ) -> dict[str, Any]:
        return page_of(
            [message for message in conversation.messages if not message.deleted],
            edge,
            number=lambda message: message.number,
            show=lambda message: self._show_message(message, fields),
        )

    def _show_page(self, fields: Sequence[Field]) -> dict[str, Any]:
        linked = {"id": self._account.account_id, "username": self._account.username}
        values: Values = {
            "id": lambda _: self._account.page_id,
            "name": lambda _: self._account.page_name,
            "instagram_business_account": lambda _: linked,
        }
        return select("Page", values, fields, ("name", "id"))

    def _show_account(self, fields: Sequence[Field]) -> dict[str, Any]:
        own = self._profile.own
        values: Values = {
            "id": lambda _: own.id,
            "username": lambda _: own.username,
            "name": lambda _: own.name,
            "media_count": lambda _: len(self._profile.media),
            "mentioned_comment": self._mentioned_comment,
            "mentioned_media": self._mentioned_media,
        }
        return select("IGUser", values, fields, ("id",))

    def _mentioned_comment(self, field: Field) -> dict[str, Any]:
        comment = self._profile.visible_comment(_required(field, "comment_id"))
        if comment is None or not self._profile.mentions_us(comment.text):
            raise invalid("Invalid parameter: no such comment mentions the account", 2207081)
        return self._show_mentioned_comment(comment, field.children)

    def _mentioned_media(self, field: Field) -> dict[str, Any]:
        medium = self._profile.visible_medium(_required(field, "media_id"))
        if medium is None or not self._profile.mentions_us(medium.caption):
            raise invalid("Invalid parameter: no such media mentions the account", 2207081)
        return self._show_medium(medium, field.children)

    def _show_medium(self, medium: Medium, fields: Sequence[Field]) -> dict[str, Any]:
        self.seen.append(medium.id)
        kind = "CAROUSEL_ALBUM" if len(medium.files) > 1 else _media_type(medium.files[0])
        values: Values = {
            "id": lambda _: medium.id,
            "caption": lambda _: medium.caption,
            "timestamp": lambda _: graph_time(medium.created_at),
            "username": lambda _: medium.author.username,
            "owner": lambda _: {"id": medium.author.id} if self._is_ours(medium) else None,
            "media_type": lambda _: kind,
            "media_product_type": lambda _: "FEED",
            "media_url": lambda _: self._profile.file_url(medium.files[0]),
            "permalink": lambda _: f"https://www.instagram.com/p/{medium.number}/",
            "comments_count": lambda _: len(medium.comments),
            "children": lambda field: self._children(medium, field),
            "comments": lambda field: self._comments(
                [item for item in medium.comments if item.parent is None],
                self._nested(medium.id, field),
                field.children,
            ),
        }
        return select("IGMedia", values, fields, MEDIUM_DEFAULTS)

    def _is_ours(self, medium: Medium) -> bool:
        return medium.author is self._profile.own

    def _children(self, medium: Medium, _field: Field) -> dict[str, Any] | None:
        if len(medium.files) < 2:
            return None
        return {
            "data": [
                {
                    "id": stored.key,
                    "media_type": _media_type(stored),
                    "media_url": self._profile.file_url(stored),
                }
                for stored in medium.files
            ]
        }

    def _show_comment(self, comment: InstagramComment, fields: Sequence[Field]) -> dict[str, Any]:
        self.seen.append(comment.id)
        author = comment.author
        values = self._comment_values(comment) | {
            "from": lambda _: _person(author),
            "username": lambda _: None if author.is_hidden else author.username,
            "hidden": lambda _: comment.is_hidden,
            "parent_id": lambda _: comment.parent and comment.parent.id,
            "replies": lambda field: self._nested_replies(comment, field),
        }
        return select("IGComment", values, fields, COMMENT_DEFAULTS)

    def _nested_replies(self, comment: InstagramComment, field: Field) -> dict[str, Any] | None:
        answers = list(self._profile.answers_to(comment))
        if not answers:
            return None
        return self._comments(answers, self._nested(comment.id, field), field.children)

    def _show_mentioned_comment(
        self, comment: InstagramComment, fields: Sequence[Field]
    ) -> dict[str, Any]:
        """What of a comment elsewhere is shown: its author by name only."""
        self.seen.append(comment.id)
        name = None if comment.author.is_hidden else comment.author.username
        values = self._comment_values(comment) | {"username": lambda _: name}
        return select("IGMentionedComment", values, fields, COMMENT_DEFAULTS)

    def _comment_values(self, comment: InstagramComment) -> Values:
        return {
            "id": lambda _: comment.id,
            "text": lambda _: comment.text,
            "timestamp": lambda _: graph_time(comment.created_at),
            "like_count": lambda _: 0,
            "media": lambda _: {"id": comment.medium.id},
        }

    def _show_conversation(
        self, conversation: Conversation, fields: Sequence[Field]
    ) -> dict[str, Any]:
        people = [_person(self._profile.own), _person(conversation.person)]
        values: Values = {
            "id": lambda _: conversation.id,
            "updated_time": lambda _: graph_time(conversation.updated_at),
            "participants": lambda _: {"data": [each for each in people if each]},
            "messages": lambda field: self._messages(
                conversation, self._nested(conversation.id, field), field.children
            ),
        }
        return select("UnifiedThread", values, fields, ("id", "updated_time"))

    def _show_message(self, message: Message, fields: Sequence[Field]) -> dict[str, Any]:
        self.seen.append(message.id)
        person, own = message.conversation.person, self._profile.own
        receiver = own if message.author is person else person
        values: Values = {
            "id": lambda _: message.id,
            "created_time": lambda _: graph_time(message.created_at),
            "from": lambda _: _participant(message.author),
            "to": lambda _: {"data": [_participant(receiver)]},
            "message": lambda _: message.text,
            "attachments": lambda _: self._attachments(message.files),
            "shares": lambda _: None,
            "story": lambda _: None,
            "is_unsupported": lambda _: False,
            "reply_to": lambda _: {"mid": message.reply_to} if message.reply_to else None,
        }
        return select("Message", values, fields, ("id", "created_time"))

    def _attachments(self, files: Sequence[StoredFile]) -> dict[str, Any] | None:
        shown: list[dict[str, Any]] = []
        for stored in files:
            url = self._profile.file_url(stored)
            match stored.kind:
                case "image":
                    shown.append({"image_data": {"url": url, "width": 960, "height": 720}})
                case "video":
                    shown.append({"video_data": {"url": url, "width": 640, "height": 480}})
                case _:
                    shown.append({"file_url": url, "mime_type": stored.file.mime_type})
        return {"data": shown} if shown else None


def _required(field: Field, name: str) -> str:
    if name not in field.modifiers:
        raise invalid(f"The parameter {name} is required")
    return field.modifiers[name]


def _media_type(stored: StoredFile) -> str:
    return "VIDEO" if stored.kind == "video" else "IMAGE"


def _person(user: FacebookUser) -> dict[str, str] | None:
    return None if user.is_hidden else {"id": user.id, "username": user.username}


def _participant(user: FacebookUser) -> dict[str, str]:
    return {"username": user.username, "id": user.id}
