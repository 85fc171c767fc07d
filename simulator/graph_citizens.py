"""What citizens do on Facebook: write to the Page, comment, post, mention, edit and take back."""

from dataclasses import dataclass
from datetime import timedelta

from simulator.graph_events import (
    Subscription,
    comment_value,
    edit_event,
    file_kinds,
    mention_value,
    message_event,
    post_value,
    postback_event,
    unsend_event,
)
from simulator.graph_page import (
    Comment,
    FacebookPage,
    FacebookUser,
    Message,
    PagePost,
    StoredFile,
)
from simulator.pictures import draw_sticker
from simulator.world import CitizenMessage, Surface, World, WrittenKind

MESSAGE_EDITABLE_FOR = timedelta(minutes=15)
LACKING = ("contact", "group", "poll", "video_note", "animation")


@dataclass(frozen=True)
class Citizens:
    """Acts for citizens: changes the Page, journals the truth, sends the webhooks."""

    world: World
    page: FacebookPage
    subscription: Subscription

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what the citizen does and return the ids made; ValueError for the impossible."""
        author = self.page.user_of(self.world.person(message.citizen))
        if message.edit_of:
            return [self._edit(author, message)]
        if message.delete:
            return [self._delete(author, message.delete)]
        if message.action:
            return self._act(author, message.action)
        for name in LACKING:
            if getattr(message, name):
                raise ValueError(f"a Facebook Page gets no {name}")
        match message.surface:
            case "direct":
                return [self._message(author, message)]
            case "comment":
                return [self._comment(author, message)]
            case "post":
                return [self._post(author, message)]
            case "mention":
                return [self._mention(author, message)]
            case "group":
                raise ValueError("a Facebook Page has no group chats")

    def _act(self, author: FacebookUser, action: str) -> list[str]:
        """Block or unblock the Page, or hide one's name from what the API shows."""
        match action:
            case "block" | "unblock":
                author.has_blocked_us = action == "block"
            case "hide_author":
                author.is_hidden = True
            case _:
                raise ValueError("on Facebook a citizen can block, unblock or hide_author")
        return []

    def _message(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if author.has_blocked_us:
            raise ValueError("this citizen has blocked the Page")
        files = self._files(wish)
        message = self.page.add_message(
            author,
            author,
            wish.text,
            files=files,
            location=wish.location,
            # A pressed button does not tell below which message it stood.
            reply_to="" if wish.button else wish.reply_to,
        )
        content = "location" if wish.location else file_kinds(files)
        self._note(message, wish.text, "direct", content=content, quoted=wish.reply_to)
        self._announce_message(message, wish.button)
        return message.id

    def _announce_message(self, message: Message, button: str) -> None:
        if button in self.page.postbacks:
            event = postback_event(self.page, message, button)
            self.subscription.messaging("messaging_postbacks", event, message.id)
            return
        more = {"quick_reply": {"payload": button}} if button else {}
        event = message_event(self.page, message, **more)
        self.subscription.messaging("messages", event, message.id)

    def _comment(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if wish.location:
            raise ValueError("comments carry no locations")
        files = self._files(wish)
        if len(files) > 1:
            raise ValueError("a comment carries one file at most")
        target = self._target(wish)
        comment = self.page.add_comment(target, author, wish.text, files[0] if files else None)
        visible = self._is_shown(comment)
        self._note(
            comment,
            wish.text,
            "comment",
            content=file_kinds(files),
            visible=visible,
            quoted=wish.reply_to,
        )
        if comment.post.on_page:
            self.subscription.change("feed", comment_value(self.page, comment, "add"), comment.id)
        elif visible:
            value = mention_value(comment.post, comment)
            self.subscription.change("mention", value, comment.id)
        return comment.id

    def _target(self, wish: CitizenMessage) -> PagePost | Comment:
        target_id = wish.reply_to or wish.post_id
        if not target_id:
            return self.page.newest_own_post()
        target = self.page.visible_comment(target_id) or self.page.visible_post(target_id)
        if target is None:
            raise ValueError(f"no such post or comment: {target_id}")
        return target

    def _post(self, author: FacebookUser, wish: CitizenMessage) -> str:
        files = self._files(wish)
        post = self.page.add_post(author, wish.text, files=files, place=wish.location)
        self._note(post, wish.text, "post", content=file_kinds(files))
        self.subscription.change("feed", post_value(self.page, post, "add"), post.id)
        return post.id

    def _mention(self, author: FacebookUser, wish: CitizenMessage) -> str:
        text = wish.text if self._mentions_us(wish.text) else f"{self.page.own.name} {wish.text}"
        files = self._files(wish)
        post = self.page.add_post(author, text, files=files, place=wish.location, on_page=False)
        self._note(post, text, "mention", content=file_kinds(files))
        self.subscription.change("mention", mention_value(post), post.id)
        return post.id

    def _mentions_us(self, text: str) -> bool:
        return self.page.own.name.lower() in text.lower()

    def _edit(self, author: FacebookUser, wish: CitizenMessage) -> str:
        item = self._own_item(author, wish.edit_of)
        now = self.world.now()
        if isinstance(item, Message):
            if now - item.created_at > MESSAGE_EDITABLE_FOR or item.edits >= 5:
                raise ValueError("Messenger allows five edits within 15 minutes")
            item.text, item.edits = wish.text, item.edits + 1
            event = edit_event(self.page, item, now)
            self.subscription.messaging("message_edits", event, item.id)
        elif isinstance(item, Comment):
            item.text = wish.text
            if self._is_shown(item):
                value = comment_value(self.page, item, "edited")
                self.subscription.change("feed", value, item.id)
        else:
            item.text, item.updated_at = wish.text, now
            self.subscription.change("feed", post_value(self.page, item, "edited"), item.id)
        visible = not isinstance(item, Comment) or self._is_shown(item)
        self._note(item, wish.text, _surface(item), kind="edit", visible=visible)
        return item.id

    def _is_shown(self, comment: Comment) -> bool:
        """The Page is told of it: what is said elsewhere must name the Page."""
        return comment.post.on_page or self._mentions_us(comment.text)

    def _delete(self, author: FacebookUser, item_id: str) -> str:
        item = self._own_item(author, item_id)
        item.deleted = True
        if isinstance(item, Message):
            item.text, item.files, item.location = "", (), None
            event = unsend_event(self.page, item, self.world.now())
            self.subscription.messaging("messages", event, item.id)
        elif isinstance(item, Comment):
            self.subscription.change("feed", comment_value(self.page, item, "remove"), item.id)
        elif item.on_page:
            self.subscription.change("feed", post_value(self.page, item, "remove"), item.id)
        self._note(item, "", _surface(item), kind="deletion")
        return item.id

    def _own_item(self, author: FacebookUser, item_id: str) -> Message | Comment | PagePost:
        item = (
            self.page.messages.get(item_id)
            or self.page.visible_comment(item_id)
            or self.page.visible_post(item_id)
        )
        if item is None or item.author is not author or item.deleted:
            raise ValueError(f"this citizen has no such message, comment or post: {item_id}")
        return item

    def _files(self, wish: CitizenMessage) -> list[StoredFile]:
        files = [self.page.add_file("image", photo) for photo in wish.photos]
        if wish.video:
            files.append(self.page.add_file("video", wish.video))
        files += [self.page.add_file("audio", sound) for sound in (wish.voice, wish.audio) if sound]
        if wish.document:
            files.append(self.page.add_file("file", wish.document))
        if wish.sticker:
            files.append(self.page.add_file("sticker", draw_sticker()))
        return files

    def _note(
        self,
        item: Message | Comment | PagePost,
        text: str,
        surface: Surface,
        *,
        kind: WrittenKind = "message",
        content: str = "text",
        visible: bool = True,
        quoted: str = "",
    ) -> None:
        """Journal it; what is said elsewhere without naming the Page is not visible to it."""
        self.world.note_written(
            "graph",
            item.author.citizen,
            item.id,
            conversation=_conversation(item),
            text=text,
            surface=surface,
            kind=kind,
            content=content,
            sender=item.author.id,
            visible=visible,
            quoted=quoted,
        )


def _surface(item: Message | Comment | PagePost) -> Surface:
    if isinstance(item, Message):
        return "direct"
    if isinstance(item, Comment):
        return "comment"
    return "post" if item.on_page else "mention"


def _conversation(item: Message | Comment | PagePost) -> str:
    if isinstance(item, Message):
        return item.conversation.id
    return item.post.id if isinstance(item, Comment) else item.id
