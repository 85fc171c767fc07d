"""What the Graph API answers to GET: nodes with selected fields, and their connections."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from simulator.graph_errors import invalid, unknown_path, unsupported
from simulator.graph_events import graph_time, map_link, message_tags
from simulator.graph_fields import Field, parse_fields, select, write_fields
from simulator.graph_page import (
    Comment,
    Conversation,
    FacebookPage,
    FacebookUser,
    Message,
    PagePost,
    StoredFile,
)
from simulator.graph_paging import Edge, page_of, read_moment

Values = dict[str, Callable[[Field], Any]]
Parameters = Mapping[str, str]
READABLE_MESSAGES = 20  # older ones of a conversation are listed, but not readable one by one
PLATFORMS = ("messenger", "instagram")
COMMENT_ORDERS = ("chronological", "reverse_chronological")
MESSAGE_DEFAULTS = ("id", "created_time")
POST_DEFAULTS = ("created_time", "message", "id")
COMMENT_DEFAULTS = ("created_time", "from", "message", "id")
CONVERSATION_DEFAULTS = ("id", "link", "updated_time")
PAGE_DEFAULTS = ("name", "id")


class Reader:
    """Answers one request; `seen` collects the ids of the posts, comments and messages shown."""

    def __init__(self, page: FacebookPage, base_url: str, token: str) -> None:
        self._page = page
        self._base_url = base_url
        self._token = token
        self.seen: list[str] = []

    def node(self, node_id: str, parameters: Parameters) -> dict[str, Any]:
        """Return one object with its selected or default fields."""
        fields = parse_fields(parameters.get("fields", ""))
        if node_id in ("me", self._page.own.id):
            return self._show_page(fields)
        if post := self._page.visible_post(node_id):
            return self._show_post(post, fields)
        if comment := self._page.visible_comment(node_id):
            return self._show_comment(comment, fields)
        if conversation := self._page.conversations.get(node_id):
            return self._show_conversation(conversation, fields)
        if message := self._page.messages.get(node_id):
            return self._show_one_message(message, fields)
        if user := self._page.users.get(node_id):
            return self._show_user(user, fields)
        raise unsupported("GET", node_id)

    def connection(self, node_id: str, name: str, parameters: Parameters) -> dict[str, Any]:
        """Return a page of one of a node's connections."""
        edge = self._edge(node_id, name, parameters)
        fields = parse_fields(parameters.get("fields", ""))
        if node_id in ("me", self._page.own.id):
            return self._page_connection(name, edge, fields)
        if name == "comments":
            if post := self._page.visible_post(node_id):
                return self._comments_of(post, edge, fields)
            if comment := self._page.visible_comment(node_id):
                return self._answers_to(comment, edge, fields)
        if name == "messages" and (conversation := self._page.conversations.get(node_id)):
            return self._messages_of(conversation, edge, fields)
        if name == "attachments" and (post := self._page.visible_post(node_id)):
            return self._post_attachments(post) or {"data": []}
        if name in ("comments", "messages", "attachments"):
            raise unsupported("GET", node_id)
        raise unknown_path(name)

    def _edge(self, node_id: str, name: str, parameters: Parameters) -> Edge:
        kept = ("fields", "filter", "order", "since", "until", "platform", "user_id")
        links = {key: parameters[key] for key in kept if key in parameters}
        return Edge(
            f"{self._base_url}/{node_id}/{name}",
            parameters,
            {"access_token": self._token, **links},
        )

    def _nested(self, node_id: str, field: Field) -> Edge:
        """The edge of a connection that was selected as a field, as in `comments.limit(5){…}`."""
        below = {"fields": write_fields(field.children)} if field.children else {}
        return self._edge(node_id, field.name, {**field.modifiers, **below})

    def _page_connection(self, name: str, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        match name:
            case "feed" | "posts" | "visitor_posts" | "tagged":
                return self._posts(name, edge, fields)
            case "conversations":
                return self._conversations(edge, fields)
            case _:
                raise unknown_path(name)

    def _conversations(self, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        platform = edge.parameters.get("platform", "messenger")
        if platform.lower() not in PLATFORMS:
            raise invalid("Param platform must be one of {MESSENGER, INSTAGRAM}")
        person = edge.parameters.get("user_id")
        conversations = [
            item
            for item in self._page.conversations.values()
            if platform.lower() == "messenger" and person in (None, item.person.id)
        ]
        return page_of(
            conversations,
            edge,
            number=lambda item: item.touched,
            show=lambda item: self._show_conversation(item, fields),
        )

    def _posts(self, name: str, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        since = read_moment("since", edge.parameters.get("since"))
        until = read_moment("until", edge.parameters.get("until"))
        posts = [
            post
            for post in self._page.posts.values()
            if not post.deleted
            and post.on_page == (name != "tagged")
            and (name != "posts" or post.author is self._page.own)
            and (name != "visitor_posts" or post.author is not self._page.own)
            and (since is None or post.created_at >= since)
            and (until is None or post.created_at <= until)
        ]
        return page_of(
            posts,
            edge,
            number=lambda post: post.number,
            show=lambda post: self._show_post(post, fields),
        )

    def _comments_of(self, post: PagePost, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        chosen = edge.parameters.get("filter", "toplevel")
        if chosen not in ("toplevel", "stream"):
            raise invalid("Param filter must be one of {TOPLEVEL, STREAM}")
        everything = list(self._page.comments_of(post))
        listed = [item for item in everything if chosen == "stream" or item.parent is None]
        return self._comment_page(listed, everything, edge, fields)

    def _answers_to(self, comment: Comment, edge: Edge, fields: Sequence[Field]) -> dict[str, Any]:
        answers = self._answers(comment)
        return self._comment_page(answers, answers, edge, fields)

    def _answers(self, comment: Comment) -> list[Comment]:
        return [item for item in self._page.comments_of(comment.post) if item.parent is comment]

    def _comment_page(
        self,
        listed: Sequence[Comment],
        everything: Sequence[Comment],
        edge: Edge,
        fields: Sequence[Field],
    ) -> dict[str, Any]:
        order = edge.parameters.get("order", "chronological")
        if order not in COMMENT_ORDERS:
            raise invalid("Param order must be one of {CHRONOLOGICAL, REVERSE_CHRONOLOGICAL}")
        since = read_moment("since", edge.parameters.get("since"))
        body = page_of(
            [item for item in listed if since is None or item.created_at >= since],
            edge,
            number=lambda item: item.number,
            show=lambda item: self._show_comment(item, fields),
            newest_first=order == "reverse_chronological",
        )
        if edge.parameters.get("summary") in ("1", "true"):
            total = {"order": order, "total_count": len(everything), "can_comment": True}
            body["summary"] = total
        return body

    def _messages_of(
        self, conversation: Conversation, edge: Edge, fields: Sequence[Field]
    ) -> dict[str, Any]:
        return page_of(
            conversation.messages,
            edge,
            number=lambda message: message.number,
            show=lambda message: self._show_message(message, fields),
        )

    def _show_page(self, fields: Sequence[Field]) -> dict[str, Any]:
        own = self._page.own
        values: Values = {
            "id": lambda _: own.id,
            "name": lambda _: own.name,
            "about": lambda _: "Halaman resmi (simulasi)",
            "category": lambda _: "Government Organization",
            "link": lambda _: f"https://www.facebook.com/{own.id}",
            "fan_count": lambda _: 1200,
            "is_published": lambda _: True,
        }
        for name in ("feed", "posts", "visitor_posts", "tagged", "conversations"):
            values[name] = lambda field: self._page_connection(
                field.name, self._nested(own.id, field), field.children
            )
        return select("Page", values, fields, PAGE_DEFAULTS)

    def _show_user(self, user: FacebookUser, fields: Sequence[Field]) -> dict[str, Any]:
        if f"t_{user.id}" not in self._page.conversations:
            raise invalid("No profile available for this user.", 2018218)
        first, _, last = user.name.partition(" ")
        values: Values = {
            "id": lambda _: user.id,
            "name": lambda _: user.name,
            "first_name": lambda _: first,
            "last_name": lambda _: last,
        }
        return select("User", values, fields, ("first_name", "last_name", "id"))

    def _show_post(self, post: PagePost, fields: Sequence[Field]) -> dict[str, Any]:
        self.seen.append(post.id)
        values: Values = {
            "id": lambda _: post.id,
            "created_time": lambda _: graph_time(post.created_at),
            "updated_time": lambda _: graph_time(post.updated_at),
            "message": lambda _: post.text or None,
            "story": lambda _: None,
            "from": lambda _: _author(post.author),
            "permalink_url": lambda _: f"https://www.facebook.com/{post.id}",
            "status_type": lambda _: "added_photos" if post.files else "mobile_status_update",
            "is_published": lambda _: True,
            "is_hidden": lambda _: False,
            "parent_id": lambda _: None,
            "full_picture": lambda _: self._page.file_url(post.files[0]) if post.files else None,
            "attachments": lambda _: self._post_attachments(post),
            "place": lambda _: _place(post),
            "to": lambda _: {"data": [_author(self._page.own)]},
            "message_tags": lambda _: message_tags(self._page, post.text) or None,
            "comments": lambda field: self._comments_of(
                post, self._nested(post.id, field), field.children
            ),
        }
        return select("PagePost", values, fields, POST_DEFAULTS)

    def _show_comment(self, comment: Comment, fields: Sequence[Field]) -> dict[str, Any]:
        self.seen.append(comment.id)
        parent = comment.parent
        values: Values = {
            "id": lambda _: comment.id,
            "created_time": lambda _: graph_time(comment.created_at),
            "message": lambda _: comment.text,
            "from": lambda _: _author(comment.author),
            "parent": lambda field: parent and self._show_parent(parent, field.children),
            "object": lambda _: {"id": comment.post.id},
            "attachment": lambda _: self._comment_attachment(comment),
            "comment_count": lambda _: len(self._answers(comment)),
            "can_comment": lambda _: True,
            "can_reply_privately": lambda _: not comment.private_reply,
            "private_reply_conversation": lambda field: self._private_reply(comment, field),
            "is_hidden": lambda _: comment.is_hidden,
            "is_private": lambda _: False,
            "like_count": lambda _: 0,
            "message_tags": lambda _: message_tags(self._page, comment.text) or None,
            "permalink_url": lambda _: f"https://www.facebook.com/{comment.id}",
            "comments": lambda field: self._answers_to(
                comment, self._nested(comment.id, field), field.children
            ),
        }
        return select("Comment", values, fields, COMMENT_DEFAULTS)

    def _private_reply(self, comment: Comment, field: Field) -> dict[str, Any] | None:
        """The conversation that our private reply to the comment stands in, once there is one."""
        if not comment.private_reply:
            return None
        conversation = self._page.conversation_with(comment.author)
        return self._show_conversation(conversation, field.children)

    def _show_parent(self, parent: Comment, fields: Sequence[Field]) -> dict[str, Any]:
        shown = self._show_comment(parent, fields)
        self.seen.remove(parent.id)
        return shown

    def _show_conversation(
        self, conversation: Conversation, fields: Sequence[Field]
    ) -> dict[str, Any]:
        people = [_participant(conversation.person), _participant(self._page.own)]
        newest = conversation.messages[-1].text if conversation.messages else ""
        values: Values = {
            "id": lambda _: conversation.id,
            "link": lambda _: f"/{self._page.own.id}/inbox/{conversation.person.id}/",
            "updated_time": lambda _: graph_time(conversation.updated_at),
            "message_count": lambda _: len(conversation.messages),
            "unread_count": lambda _: 0,
            "can_reply": lambda _: not conversation.person.has_blocked_us,
            "snippet": lambda _: newest,
            "participants": lambda _: {"data": people},
            "senders": lambda _: {"data": people},
            "messages": lambda field: self._messages_of(
                conversation, self._nested(conversation.id, field), field.children
            ),
        }
        return select("UnifiedThread", values, fields, CONVERSATION_DEFAULTS)

    def _show_one_message(self, message: Message, fields: Sequence[Field]) -> dict[str, Any]:
        recent = message.conversation.messages[-READABLE_MESSAGES:]
        if message not in recent:
            raise invalid("This message has been deleted or is too old to be read.")
        return self._show_message(message, fields)

    def _show_message(self, message: Message, fields: Sequence[Field]) -> dict[str, Any]:
        self.seen.append(message.id)
        person = message.conversation.person
        receiver = self._page.own if message.author is person else person
        files = [stored for stored in message.files if stored.kind != "sticker"]
        stickers = [stored for stored in message.files if stored.kind == "sticker"]
        values: Values = {
            "id": lambda _: message.id,
            "created_time": lambda _: graph_time(message.created_at),
            "from": lambda _: _participant(message.author),
            "to": lambda _: {"data": [_participant(receiver)]},
            "message": lambda _: message.text,
            "attachments": lambda _: self._message_attachments(files),
            "sticker": lambda _: self._page.file_url(stickers[0]) if stickers else None,
            "shares": lambda _: _shares(message),
            "tags": lambda _: {"data": [{"name": "inbox"}, {"name": "source:mobile"}]},
            "reply_to": lambda _: {"mid": message.reply_to} if message.reply_to else None,
            "is_unsupported": lambda _: False,
        }
        return select("Message", values, fields, MESSAGE_DEFAULTS)

    def _message_attachments(self, files: Sequence[StoredFile]) -> dict[str, Any] | None:
        shown = []
        for stored in files:
            entry: dict[str, Any] = {
                "id": stored.key,
                "mime_type": stored.file.mime_type,
                "name": stored.file.file_name or stored.name,
                "size": len(stored.file.content),
            }
            url = self._page.file_url(stored)
            if stored.kind == "image":
                entry["image_data"] = {
                    "width": 960,
                    "height": 720,
                    "url": url,
                    "preview_url": url,
                    "render_as_sticker": False,
                }
            elif stored.kind == "video":
                entry["video_data"] = {"width": 640, "height": 480, "length": 4, "url": url}
            else:
                entry["file_url"] = url
            shown.append(entry)
        return {"data": shown} if shown else None

    def _post_attachments(self, post: PagePost) -> dict[str, Any] | None:
        if not post.files:
            return None
        shown = [self._story_attachment(stored) for stored in post.files]
        if len(shown) == 1:
            return {"data": shown}
        album = {**shown[0], "type": "album", "media_type": "album"}
        return {"data": [{**album, "subattachments": {"data": shown}}]}

    def _comment_attachment(self, comment: Comment) -> dict[str, Any] | None:
        if comment.file is None:
            return None
        shown = self._story_attachment(comment.file)
        del shown["media_type"]
        return shown

    def _story_attachment(self, stored: StoredFile) -> dict[str, Any]:
        url = self._page.file_url(stored)
        kinds = {"image": ("photo", "photo"), "video": ("video_inline", "video")}
        kind, media_type = kinds.get(stored.kind, (stored.kind, "photo"))
        media: dict[str, Any] = {"image": {"width": 960, "height": 720, "src": url}}
        if stored.kind == "video":
            media["source"] = url
        link = f"https://www.facebook.com/photo.php?fbid={stored.key}"
        return {
            "media": media,
            "media_type": media_type,
            "target": {"id": stored.key, "url": link},
            "type": kind,
            "url": link,
        }


def _author(user: FacebookUser) -> dict[str, str] | None:
    return None if user.is_hidden else {"name": user.name, "id": user.id}


def _participant(user: FacebookUser) -> dict[str, str]:
    return {"name": user.name, "email": f"{user.id}@facebook.com", "id": user.id}


def _place(post: PagePost) -> dict[str, Any] | None:
    if post.place is None:
        return None
    point = {"latitude": post.place.latitude, "longitude": post.place.longitude}
    return {"id": str(post.number), "name": post.place.name or "Lokasi", "location": point}


def _shares(message: Message) -> dict[str, Any] | None:
    if message.location is None:
        return None
    link = map_link(message.location.latitude, message.location.longitude)
    name = message.location.name or "Pinned Location"
    return {"data": [{"id": str(message.number), "name": name, "link": link}]}
