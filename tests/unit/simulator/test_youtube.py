"""The YouTube Data API as the simulator plays it: what Google's client gets, and who is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httplib2
import pytest
import requests
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from simulator.server import RunningSimulator
from simulator.settings import YouTubeAccount
from simulator.world import CitizenMessage

ACCOUNT = YouTubeAccount()
CHANNEL = ACCOUNT.channel_id
THREADS = {"part": "snippet,replies", "allThreadsRelatedToChannelId": CHANNEL}


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with RunningSimulator() as running:
        yield running


@pytest.fixture
def sdk(simulator: RunningSimulator) -> Iterator[Any]:
    """Google's own client, unmodified, with the project's key."""
    endpoint = {"api_endpoint": f"{simulator.url}/youtube/"}
    made = build(
        "youtube",
        "v3",
        http=httplib2.Http(timeout=10),
        developerKey=ACCOUNT.api_key,
        static_discovery=True,
        client_options=endpoint,
    )
    yield made
    made.close()


def write(simulator: RunningSimulator, text: str = "", **message: Any) -> str:
    values = {"citizen": "warga-1", "surface": "comment", "text": text, **message}

    async def act() -> list[str]:
        return simulator.world.youtube.write(CitizenMessage(**values))

    return "".join(simulator.call(act())[:1])


def token(simulator: RunningSimulator, **changed: str) -> requests.Response:
    form = {
        "grant_type": "refresh_token",
        "client_id": ACCOUNT.client_id,
        "client_secret": ACCOUNT.client_secret,
        "refresh_token": ACCOUNT.refresh_token,
    }
    return requests.post(f"{simulator.url}/youtube/token", data=form | changed, timeout=10)


def get(simulator: RunningSimulator, path: str, **parameters: str) -> requests.Response:
    headers = {"X-Goog-Api-Key": ACCOUNT.api_key}
    url = f"{simulator.url}/youtube/youtube/v3/{path}"
    return requests.get(url, params=parameters, headers=headers, timeout=10)


def insert(simulator: RunningSimulator, parent: str, text: object) -> requests.Response:
    bearer = token(simulator).json()["access_token"]
    return requests.post(
        f"{simulator.url}/youtube/youtube/v3/comments",
        params={"part": "snippet"},
        json={"snippet": {"parentId": parent, "textOriginal": text}},
        headers={"Authorization": f"Bearer {bearer}"},
        timeout=10,
    )


def reason(answer: requests.Response) -> tuple[int, str]:
    error = answer.json()["error"]
    assert error["code"] == answer.status_code
    return error["code"], error["errors"][0]["reason"]


def test_the_client_reads_threads_newest_first_with_five_of_their_answers(
    simulator: RunningSimulator, sdk: Any
) -> None:
    first = write(simulator, "lampu mati")
    answers = [write(simulator, f"{n}", reply_to=first) for n in range(7)]
    second = write(simulator, "jalan rusak")
    found = sdk.commentThreads().list(**THREADS).execute()["items"]
    assert [thread["id"] for thread in found] == [second, first]
    assert found[1]["snippet"]["totalReplyCount"] == 7
    shown = [answer["id"] for answer in found[1]["replies"]["comments"]]
    assert shown == answers[:1:-1]
    everything = sdk.comments().list(part="snippet", parentId=first, maxResults=100).execute()
    assert [answer["id"] for answer in everything["items"]] == answers[::-1]
    assert all(answer.startswith(f"{first}.") for answer in answers)


def test_pages_follow_each_other_by_token(simulator: RunningSimulator, sdk: Any) -> None:
    made = [write(simulator, f"{n}") for n in range(5)]
    asked = sdk.commentThreads().list(**THREADS, maxResults=2)
    found = []
    while asked is not None:
        answer = asked.execute()
        found += [thread["id"] for thread in answer["items"]]
        asked = sdk.commentThreads().list_next(asked, answer)
    assert found == made[::-1]


def test_text_is_html_unless_plain_text_is_asked_for(simulator: RunningSimulator) -> None:
    write(simulator, "a < b\nc")
    formats = [{}, {"textFormat": "plainText"}]
    answers = [get(simulator, "commentThreads", **THREADS, **chosen).json() for chosen in formats]
    comments = [answer["items"][0]["snippet"]["topLevelComment"] for answer in answers]
    shown = [comment["snippet"]["textDisplay"] for comment in comments]
    assert shown == ["a &lt; b<br>c", "a < b\nc"]
    assert "textOriginal" not in comments[0]["snippet"]


def test_an_edit_moves_the_time_and_what_is_deleted_is_left_out(
    simulator: RunningSimulator, sdk: Any
) -> None:
    comment, other = write(simulator, "lampu mati"), write(simulator, "salah")
    simulator.world.advance(60)
    write(simulator, "lampu mati lagi", edit_of=comment)
    write(simulator, delete=other)
    asked = sdk.comments().list(part="snippet", id=f"{comment},{other}")
    [found] = asked.execute()["items"]
    assert found["id"] == comment
    assert found["snippet"]["updatedAt"] > found["snippet"]["publishedAt"]


@pytest.mark.parametrize(
    ("path", "parameters", "expected"),
    [
        ("commentThreads", {"allThreadsRelatedToChannelId": CHANNEL}, "required"),
        ("commentThreads", {"part": "snippet"}, "missingRequiredParameter"),
        ("commentThreads", {**THREADS, "videoId": "x"}, "incompatibleParameters"),
        ("commentThreads", {**THREADS, "part": "words"}, "unknownPart"),
        ("commentThreads", {**THREADS, "maxResults": "101"}, "invalidParameter"),
        ("commentThreads", {**THREADS, "textFormat": "markdown"}, "invalidParameter"),
        ("commentThreads", {**THREADS, "order": "votes"}, "invalidParameter"),
        ("commentThreads", {**THREADS, "pageToken": "x"}, "invalidPageToken"),
        ("commentThreads", {**THREADS, "since": "today"}, "badRequest"),
        ("comments", {"part": "snippet"}, "missingRequiredParameter"),
        ("comments", {"part": "snippet", "id": ",".join("a" * 51)}, "invalidParameter"),
    ],
)
def test_a_wrong_question_is_refused(
    simulator: RunningSimulator, path: str, parameters: dict[str, str], expected: str
) -> None:
    assert reason(get(simulator, path, **parameters)) == (400, expected)


def test_what_is_not_there_is_not_found(simulator: RunningSimulator) -> None:
    other = {**THREADS, "allThreadsRelatedToChannelId": "UCother"}
    assert reason(get(simulator, "commentThreads", **other)) == (404, "channelNotFound")
    by_video = {"part": "snippet", "videoId": "x"}
    assert reason(get(simulator, "commentThreads", **by_video)) == (404, "videoNotFound")
    below = {"part": "snippet", "parentId": "x"}
    assert reason(get(simulator, "comments", **below)) == (404, "commentNotFound")
    assert get(simulator, "channels", part="snippet", id="UCother").json()["items"] == []


def test_who_has_no_key_or_a_wrong_one_is_refused(simulator: RunningSimulator) -> None:
    url = f"{simulator.url}/youtube/youtube/v3/commentThreads"
    assert reason(requests.get(url, params=THREADS, timeout=10)) == (403, "forbidden")
    wrong = requests.get(url, params={**THREADS, "key": "wrong"}, timeout=10)
    assert reason(wrong) == (400, "badRequest")
    assert wrong.json()["error"]["details"][0]["reason"] == "API_KEY_INVALID"


def test_only_the_owner_answers_and_only_below_a_top_level_comment(
    simulator: RunningSimulator, sdk: Any
) -> None:
    comment = write(simulator, "lampu mati")
    body = {"snippet": {"parentId": comment, "textOriginal": "Kami catat."}}
    with pytest.raises(HttpError) as caught:
        sdk.comments().insert(part="snippet", body=body).execute()
    assert caught.value.resp.status == 401
    made = insert(simulator, comment, "Kami catat.").json()
    assert made["id"].startswith(f"{comment}.")
    assert reason(insert(simulator, made["id"], "Lagi")) == (404, "parentCommentNotFound")
    assert reason(insert(simulator, comment, " ")) == (400, "commentTextRequired")
    assert reason(insert(simulator, comment, "a" * 10_001)) == (400, "commentTextTooLong")
    assert reason(insert(simulator, "", "Lagi")) == (400, "parentIdMissing")
    simulator.world.youtube.configure({"comments_disabled": True})
    assert reason(insert(simulator, comment, "Lagi")) == (403, "commentsDisabled")


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"refresh_token": "wrong"}, 400, "invalid_grant"),
    ],
)
def test_a_wrong_consent_gets_no_token(
    simulator: RunningSimulator, changed: dict[str, str], status: int, code: str
) -> None:
    refused = token(simulator, **changed)
    assert (refused.status_code, refused.json()["error"]) == (status, code)


def test_a_token_ends_after_an_hour(simulator: RunningSimulator) -> None:
    bearer = token(simulator).json()["access_token"]
    url = f"{simulator.url}/youtube/youtube/v3/channels"
    headers, asked = {"Authorization": f"Bearer {bearer}"}, {"part": "snippet", "mine": "true"}
    mine = requests.get(url, params=asked, headers=headers, timeout=10).json()
    assert [channel["id"] for channel in mine["items"]] == [CHANNEL]
    simulator.world.advance(3600)
    late = requests.get(url, params=asked, headers=headers, timeout=10)
    assert reason(late) == (401, "authError")


def test_calls_use_up_the_days_quota_which_begins_anew_in_california(
    simulator: RunningSimulator,
) -> None:
    comment = write(simulator, "lampu mati")
    simulator.world.youtube.configure({"units": 51})
    assert insert(simulator, comment, "Kami catat.").ok
    assert get(simulator, "commentThreads", **THREADS).ok
    assert reason(get(simulator, "commentThreads", **THREADS)) == (403, "quotaExceeded")
    simulator.world.advance(86_400)
    assert get(simulator, "commentThreads", **THREADS).ok
    assert simulator.world.youtube.units == ACCOUNT.units - 1


@pytest.mark.parametrize(
    "message",
    [
        {"surface": "direct", "text": "x"},
        {"sticker": True},
        {"action": "block"},
        {"edit_of": "x", "text": "y"},
        {"reply_to": "x", "text": "y"},
        {"text": "a" * 10_001},
    ],
)
def test_citizens_do_only_what_youtube_has(
    simulator: RunningSimulator, message: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"YouTube|no such"):
        write(simulator, **message)
