"""What citizens do on Facebook: write to the Page, comment, post, mention, edit and take back."""

from collections.abc import Callable, Mapping

from simulator.graph_events import (
    Subscription,
    comment_value,
    file_kinds,
    mention_value,
    post_value,
)
from simulator.graph_page import Comment, FacebookPage, FacebookUser, Message, PagePost
from simulator.meta_citizens import MetaCitizens
from simulator.world import CitizenMessage, Person, Surface, World


class FacebookCitizens(MetaCitizens):
    """Citizens and one Page."""

    PLATFORM, PLACE, EDITS = "graph", "a Facebook Page", "message_edits"
    LACKING = ("contact", "group", "poll", "video_note", "animation")

    def __init__(self, world: World, page: FacebookPage, subscription: Subscription) -> None:
        super().__init__(world, page, subscription)
        self.page = page

    def _user_of(self, person: Person) -> FacebookUser:
        return self.page.user_of(person)

    def _ways(self) -> Mapping[str, Callable[[FacebookUser, CitizenMessage], str]]:
        return {
            "direct": self._message,
            "comment": self._comment,
            "post": self._post,
            "mention": self._mention,
        }

    def _comment(self, author: FacebookUser, wish: CitizenMessage) -> str:
        if wish.location:
            raise ValueError("comments carry no locations")
        files = self._files(wish)
        if len(files) > 1:
            raise ValueError("a comment carries one file at most")
        target = self._target(wish)
        comment = self.page.add_comment(target, author, wish.text, files[0] if files else None)
        visible, content = self._is_shown(comment), file_kinds(files)
        self._note(comment, wish.text, content=content, visible=visible, quoted=wish.reply_to)
        if comment.post.on_page:
            self._subscription.change("feed", comment_value(self.page, comment, "add"), comment.id)
        elif visible:
            value = mention_value(self.page, comment.post, comment)
            self._subscription.change("mention", value, comment.id)
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
        self._note(post, wish.text, content=file_kinds(files))
        self._subscription.change("feed", post_value(self.page, post, "add"), post.id)
        return post.id

    def _mention(self, author: FacebookUser, wish: CitizenMessage) -> str:
        text = wish.text if self._mentions_us(wish.text) else f"{self.page.own.name} {wish.text}"
        files = self._files(wish)
        post = self.page.add_post(author, text, files=files, place=wish.location, on_page=False)
        self._note(post, text, content=file_kinds(files))
        self._subscription.change("mention", mention_value(self.page, post), post.id)
        return post.id

    def _mentions_us(self, text: str) -> bool:
        return self.page.own.name.lower() in text.lower()

    def _edit(self, author: FacebookUser, wish: CitizenMessage) -> str:
        item = self._own_item(author, wish.edit_of)
        if isinstance(item, Message):
            self._edit_message(item, wish.text)
        elif isinstance(item, Comment):
            item.text = wish.text
            if self._is_shown(item):
                value = comment_value(self.page, item, "edited")
                self._subscription.change("feed", value, item.id)
        else:
            item.text, item.updated_at = wish.text, self.world.now()
            self._subscription.change("feed", post_value(self.page, item, "edited"), item.id)
        visible = not isinstance(item, Comment) or self._is_shown(item)
        self._note(item, wish.text, kind="edit", visible=visible)
        return item.id

    def _is_shown(self, comment: Comment) -> bool:
        """The Page is told of it: what is said elsewhere must name the Page."""
        return comment.post.on_page or self._mentions_us(comment.text)

    def _delete(self, author: FacebookUser, item_id: str) -> str:
        item = self._own_item(author, item_id)
        item.deleted = True
        if isinstance(item, Message):
            self._unsend(item)
        elif isinstance(item, Comment):
            self._subscription.change("feed", comment_value(self.page, item, "remove"), item.id)
        elif item.on_page:
            self._subscription.change("feed", post_value(self.page, item, "remove"), item.id)
        self._note(item, "", kind="deletion")
        return item.id

    def _own_item(self, author: FacebookUser, item_id: str) -> Message | Comment | PagePost:
        item = (
            self.page.messages.get(item_id)
            or self.page.visible_comment(item_id)
            or self.page.visible_post(item_id)
        )
        if item is None or not self._is_theirs(item, author):
            raise self._no_such(item_id)
        return item

    def _surface(self, item: Message | Comment | PagePost) -> Surface:
        if isinstance(item, Message):
            return "direct"
        if isinstance(item, Comment):
            return "comment"
        return "post" if item.on_page else "mention"

    def _conversation(self, item: Message | Comment | PagePost) -> str:
        if isinstance(item, Message):
            return item.conversation.id
        return item.post.id if isinstance(item, Comment) else item.id
