"""Telegram's words for what comes in an update, and ours.

https://core.telegram.org/bots/api#update · https://core.telegram.org/bots/api#message
"""

from __future__ import annotations

from collections.abc import Mapping

from channels.base import Content

NOT_MESSAGES = frozenset(
    {
        "business_connection",
        "chat_boost",
        "chat_join_request",
        "chat_member",
        "chosen_inline_result",
        "deleted_business_messages",
        "guest_message",
        "inline_query",
        "managed_bot",
        "message_reaction",
        "message_reaction_count",
        "poll",
        "poll_answer",
        "pre_checkout_query",
        "purchased_paid_media",
        "removed_chat_boost",
        "shipping_query",
        "subscription",
    }
)

# The first that is present decides: an animation also comes as a document, a venue as a location.
CONTENTS: Mapping[str, Content] = {
    "animation": Content.VIDEO,
    "photo": Content.IMAGE,
    "live_photo": Content.IMAGE,
    "video": Content.VIDEO,
    "video_note": Content.VIDEO,
    "voice": Content.AUDIO,
    "audio": Content.AUDIO,
    "sticker": Content.STICKER,
    "document": Content.DOCUMENT,
    "venue": Content.LOCATION,
    "location": Content.LOCATION,
    "contact": Content.CONTACT,
    "text": Content.TEXT,
}

ATTACHMENT_KINDS: Mapping[str, str] = {
    "animation": "video",
    "photo": "image",
    "live_photo": "image",
    "video": "video",
    "video_note": "video",
    "voice": "audio",
    "voice_note": "audio",
    "audio": "audio",
    "sticker": "sticker",
    "document": "document",
}

# `forward_origin` since Bot API 7.0, the others before it.
FORWARD_KEYS = (
    "forward_origin",
    "forward_from",
    "forward_from_chat",
    "forward_sender_name",
    "forward_date",
)

SERVICE_MESSAGES = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "community_chat_added",
        "community_chat_removed",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "left_chat_participant",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "new_chat_member",
        "new_chat_members",
        "new_chat_participant",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "passport_data",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "unique_gift",
        "user_shared",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "voice_chat_ended",
        "voice_chat_participants_invited",
        "voice_chat_scheduled",
        "voice_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)
