"""What citizens do on Instagram: write to the account, comment, mention, edit and take back."""

from collections.abc import Callable, Mapping

from simulator.graph_events import file_kinds, read_event
from simulator.graph_page import FacebookUser, Message
from simulator.instagram_account import InstagramComment, Medium, Profile
from simulator.instagram_events import InstagramSubscription, comment_value, mention_value
from simulator.meta_citizens import MetaCitizens
from simulator.pictures import draw_photo
from simulator.world import CitizenMessage, MediaFile, Person, Surface, World


class InstagramCitizens(MetaCitizens):
    """Citizens and one account."""

    PLATFORM, PLACE, EDITS = "instagram", "an Instagram account", "message_edit"
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

    def __init__(self, world: World, profile: Profile, subscription: InstagramSubscription) -> None:
        super().__init__(world, profile, subscription)
        self.profile = profile

    def _user_of(self, person: Person) -> FacebookUser:
        return self.profile.user_of(person)

    def _ways(self) -> Mapping[str, Callable[[FacebookUser, CitizenMessage], str]]:
        return {"direct": self._message, "comment": self._comment, "mention": self._mention}

    def _act(self, author: FacebookUser, action: str) -> None:
        if action == "read":
            self._read(author)
        else:
            super()._act(author, action)

    def _read(self, author: FacebookUser) -> None:
        """The person has seen our latest message."""
        ours = [
            m for m in self.profile.conversation_with(author).messages if m.author is not author
        ]
        if ours:
            event = read_event(self.profile, ours[-1], self.world.now())
            event["read"] = {"mid": ours[-1].id}
            self._subscription.messaging("messaging_seen", event, "")

    def _comment(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if wish.photos or wish.video or wish.voice or wish.audio:
            raise ValueError("Instagram's API brings no files of comments")
        comment = self.profile.add_comment(self._target(wish), author, wish.text)
        visible = self._is_shown(comment)
        self._note(comment, wish.text, visible=visible, quoted=wish.reply_to)
        if comment.medium.author is self.profile.own:
            self._subscription.change("comments", comment_value(comment), comment.id)
        elif visible:
            self._subscription.change("mentions", mention_value(comment), comment.id)
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
        self._note(medium, caption, content=file_kinds(files))
        self._subscription.change("mentions", mention_value(medium), medium.id)
        return medium.id

    def _edit(self, author: FacebookUser, wish: CitizenMessage) -> str:
        item = self._own_item(author, wish.edit_of)
        if not isinstance(item, Message):
            raise ValueError("on Instagram only messages are edited")
        self._edit_message(item, wish.text)
        self._note(item, wish.text, kind="edit")
        return item.id

    def _delete(self, author: FacebookUser, item_id: str) -> str:
        """Of what is deleted in public nobody is told."""
        item = self._own_item(author, item_id)
        item.deleted = True
        if isinstance(item, Message):
            self._unsend(item)
        self._note(item, "", kind="deletion")
        return item.id

    def _own_item(self, author: FacebookUser, item_id: str) -> Message | InstagramComment | Medium:
        profile = self.profile
        item = (
            profile.messages.get(item_id)
            or profile.visible_comment(item_id)
            or profile.visible_medium(item_id)
        )
        if item is None or not self._is_theirs(item, author):
            raise self._no_such(item_id)
        return item

    def _surface(self, item: Message | InstagramComment | Medium) -> Surface:
        if isinstance(item, Message):
            return "direct"
        return "comment" if isinstance(item, InstagramComment) else "mention"

    def _conversation(self, item: Message | InstagramComment | Medium) -> str:
        if isinstance(item, Message):
            return item.conversation.id
        return item.medium.id if isinstance(item, InstagramComment) else item.id
