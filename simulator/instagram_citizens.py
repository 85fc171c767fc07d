"""What citizens do on Instagram: write to the account, comment, mention, edit and take back."""

from dataclasses import dataclass
from datetime import timedelta

from simulator.graph_events import (
    edit_event,
    file_kinds,
    message_event,
    postback_event,
    read_event,
    unsend_event,
)
from simulator.graph_page import FacebookUser, Message, StoredFile
from simulator.instagram_account import InstagramComment, Medium, Profile
from simulator.instagram_events import InstagramSubscription, comment_value, mention_value
from simulator.pictures import draw_photo
from simulator.world import CitizenMessage, MediaFile, Surface, World, WrittenKind

MESSAGE_EDITABLE_FOR = timedelta(minutes=15)
LACKING = (
    "contact",
    "group",
    "poll",
    "video_note",
    "animation",
    "location",
    "document",
    "sticker",
)


@dataclass(frozen=True)
class InstagramCitizens:
    """Acts for citizens: changes the account, journals the truth, sends the webhooks."""

    world: World
    profile: Profile
    subscription: InstagramSubscription

    def write(self, message: CitizenMessage) -> list[str]:
        """Do what the citizen does and return the ids made; ValueError for the impossible."""
        author = self.profile.user_of(self.world.person(message.citizen))
        if message.edit_of:
            return [self._edit(author, message)]
        if message.delete:
            return [self._delete(author, message.delete)]
        if message.action:
            return self._act(author, message.action)
        for name in LACKING:
            if getattr(message, name):
                raise ValueError(f"Instagram's API brings no {name}")
        match message.surface:
            case "direct":
                return [self._message(author, message)]
            case "comment":
                return [self._comment(author, message)]
            case "mention":
                return [self._mention(author, message)]
            case _:
                raise ValueError("on Instagram citizens comment, mention or write directly")

    def _act(self, author: FacebookUser, action: str) -> list[str]:
        match action:
            case "block" | "unblock":
                author.has_blocked_us = action == "block"
            case "hide_author":
                author.is_hidden = True
            case "read":
                self._read(author)
            case _:
                raise ValueError("on Instagram a citizen can block, unblock, hide_author or read")
        return []

    def _read(self, author: FacebookUser) -> None:
        """The person has seen our latest message."""
        ours = [
            m for m in self.profile.conversation_with(author).messages if m.author is not author
        ]
        if ours:
            event = read_event(self.profile, ours[-1], self.world.now())
            event["read"] = {"mid": ours[-1].id}
            self.subscription.messaging("messaging_seen", event, "")

    def _message(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if author.has_blocked_us:
            raise ValueError("this citizen has blocked the account")
        files = self._files(wish)
        reply_to = "" if wish.button else wish.reply_to
        message = self.profile.add_message(
            author, author, wish.text, files=files, reply_to=reply_to
        )
        self._note(message, wish.text, "direct", content=file_kinds(files), quoted=wish.reply_to)
        if wish.button in self.profile.postbacks:
            event = postback_event(self.profile, message, wish.button)
            self.subscription.messaging("messaging_postbacks", event, message.id)
        else:
            more = {"quick_reply": {"payload": wish.button}} if wish.button else {}
            event = message_event(self.profile, message, **more)
            self.subscription.messaging("messages", event, message.id)
        return message.id

    def _comment(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if wish.photos or wish.video or wish.voice or wish.audio:
            raise ValueError("Instagram's API brings no files of comments")
        comment = self.profile.add_comment(self._target(wish), author, wish.text)
        visible = self._is_shown(comment)
        self._note(comment, wish.text, "comment", visible=visible, quoted=wish.reply_to)
        if comment.medium.author is self.profile.own:
            self.subscription.change("comments", comment_value(comment), comment.id)
        elif visible:
            self.subscription.change("mentions", mention_value(comment), comment.id)
        return comment.id

    def _target(self, wish: CitizenMessage) -> Medium | InstagramComment:
        target_id = wish.reply_to or wish.post_id
        if not target_id:
            return self.profile.newest_medium()
        profile = self.profile
        target = profile.visible_comment(target_id) or profile.visible_medium(target_id)
        if target is None:
            raise ValueError(f"no such post or comment: {target_id}")
        return target

    def _is_shown(self, comment: InstagramComment) -> bool:
        """The account is told of it: what is said elsewhere must name it."""
        profile = self.profile
        return comment.medium.author is profile.own or profile.mentions_us(comment.text)

    def _mention(self, author: FacebookUser, wish: CitizenMessage) -> str:
        own = f"@{self.profile.own.username}"
        caption = wish.text if self.profile.mentions_us(wish.text) else f"{own} {wish.text}".strip()
        picture = MediaFile(draw_photo("road", "", len(self.profile.media)), "image/jpeg")
        files = self._files(wish) or [self.profile.add_file("image", picture)]
        medium = self.profile.add_medium(author, caption, files)
        self._note(medium, caption, "mention", content=file_kinds(files))
        self.subscription.change("mentions", mention_value(medium), medium.id)
        return medium.id

    def _edit(self, author: FacebookUser, wish: CitizenMessage) -> str:
        item = self._own_item(author, wish.edit_of)
        if not isinstance(item, Message):
            raise ValueError("on Instagram only messages are edited")
        now = self.world.now()
        if now - item.created_at > MESSAGE_EDITABLE_FOR or item.edits >= 5:
            raise ValueError("Instagram allows five edits within 15 minutes")
        item.text, item.edits = wish.text, item.edits + 1
        event = edit_event(self.profile, item, now)
        self.subscription.messaging("message_edit", event, item.id)
        self._note(item, wish.text, "direct", kind="edit")
        return item.id

    def _delete(self, author: FacebookUser, item_id: str) -> str:
        """Of what is deleted in public nobody is told."""
        item = self._own_item(author, item_id)
        item.deleted = True
        if isinstance(item, Message):
            item.text, item.files = "", ()
            event = unsend_event(self.profile, item, self.world.now())
            self.subscription.messaging("messages", event, item.id)
        self._note(item, "", _surface(item), kind="deletion")
        return item.id

    def _own_item(self, author: FacebookUser, item_id: str) -> Message | InstagramComment | Medium:
        profile = self.profile
        item = (
            profile.messages.get(item_id)
            or profile.visible_comment(item_id)
            or profile.visible_medium(item_id)
        )
        if item is None or item.author is not author or item.deleted:
            raise ValueError(f"this citizen has no such message, comment or post: {item_id}")
        return item

    def _files(self, wish: CitizenMessage) -> list[StoredFile]:
        files = [self.profile.add_file("image", photo) for photo in wish.photos]
        if wish.video:
            files.append(self.profile.add_file("video", wish.video))
        sounds = [sound for sound in (wish.voice, wish.audio) if sound]
        return files + [self.profile.add_file("audio", sound) for sound in sounds]

    def _note(
        self,
        item: Message | InstagramComment | Medium,
        text: str,
        surface: Surface,
        *,
        kind: WrittenKind = "message",
        content: str = "text",
        visible: bool = True,
        quoted: str = "",
    ) -> None:
        """Journal it; what is said elsewhere without naming the account is not visible to it."""
        self.world.note_written(
            "instagram",
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


def _surface(item: Message | InstagramComment | Medium) -> Surface:
    if isinstance(item, Message):
        return "direct"
    return "comment" if isinstance(item, InstagramComment) else "mention"


def _conversation(item: Message | InstagramComment | Medium) -> str:
    if isinstance(item, Message):
        return item.conversation.id
    return item.medium.id if isinstance(item, InstagramComment) else item.id
