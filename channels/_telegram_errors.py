"""What only Telegram's own calls can raise; free of the SDK, so that anybody may catch it."""

from __future__ import annotations


class GroupMoved(Exception):
    """The group was upgraded; `chat_id` is where it lives now."""

    def __init__(self, chat_id: int) -> None:
        super().__init__("The group was upgraded to a supergroup.")
        self.chat_id = chat_id
