"""Simulated citizens: they tell invented stories on all platforms at a chosen rate."""

import asyncio
import heapq
import itertools
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from simulator import samples
from simulator.pictures import PhotoAlbum
from simulator.reactions import Heard, reaction_to
from simulator.settings import PLATFORMS
from simulator.stories import Piece, Story, stories
from simulator.world import CitizenMessage, Location, PhoneLine, Surface, World

# How often a story is told where; the first stories take one platform each.
SHARES = {"telegram": 4, "twilio": 4, "graph": 3, "x": 2, "instagram": 2, "youtube": 1}
USUAL = ("telegram", "twilio", "graph", "x")
"""Where citizens write unless they are told of other platforms."""
SURFACES: dict[str, tuple[Surface, ...]] = {
    "telegram": ("direct",),
    "twilio": ("direct",),
    "graph": ("direct", "direct", "direct", "comment", "comment", "comment", "post", "mention"),
    "x": ("mention", "mention", "direct"),
    "instagram": ("direct", "direct", "comment", "comment", "comment", "mention"),
    "youtube": ("comment",),
}
PUBLIC_PHOTOS = {"graph": 1, "instagram": 0, "youtube": 0}
"""How many photos a comment takes, where it is not as many as a post."""
PIECES_PER_STORY = 3.3  # the mean of what `stories` tells; turns messages into stories per minute
RETURNING = 0.15  # how many stories come from someone who has written before
MOST_X_PHOTOS = 4
PLAIN = ("instagram", "youtube")  # neither places nor stickers
FIXED = {("x", True), ("instagram", False)}
"""Where what was said, directly or in public, cannot be edited: it is said anew."""
REACTION_SECONDS = (2.0, 12.0)  # so long people take to read and to type
SHY = 0.08  # how many on Facebook keep their name from the API


@dataclass
class Telling:
    """One citizen telling one story on one surface of one platform, message by message."""

    story: Story
    platform: str
    citizen: str
    surface: Surface
    ids: list[str] = field(default_factory=list)
    told: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to tell."""
        return self.told >= len(self.story.pieces)

    @property
    def pause(self) -> float:
        """How many seconds the citizen waits before the next message."""
        return self.story.pieces[self.told].pause

    def tell(self, world: World, album: PhotoAlbum) -> list[str]:
        """Send the next message and return its ids; empty where the surface cannot carry it."""
        piece = self.story.pieces[self.told]
        message = self._message(piece, album)
        ids = world.platform(self.platform).write(message) if message else []
        self.ids.append(ids[0] if ids else "")
        self.told += 1
        return ids

    def _message(self, piece: Piece, album: PhotoAlbum) -> CitizenMessage | None:
        match piece.kind:
            case "photo" | "album":
                return self._photos(piece, album)
            case "location":
                return self._location(piece.location)
            case "voice":
                return self._voice()
            case "sticker":
                return None if self.platform in PLAIN else self._new("", sticker=True)
            case "edit":
                return self._edit(piece.text)
            case _:
                return self._new(piece.text)

    def _photos(self, piece: Piece, album: PhotoAlbum) -> CitizenMessage | None:
        most = PUBLIC_PHOTOS[self.platform] if self._is_comment else MOST_X_PHOTOS
        if not most:
            return self._new(piece.text) if piece.text else None
        photos = tuple(album.photo(self.story.scene) for _ in range(min(piece.count, most)))
        return self._new(piece.text, photos=photos)

    def _location(self, location: Location | None) -> CitizenMessage | None:
        if location is None:
            return None
        has_none = self.platform in PLAIN or (self.platform == "x" and self.surface == "direct")
        if self._is_comment or has_none:
            return self._new(f"lokasinya {location.latitude}, {location.longitude}")
        text = "" if self.platform in ("telegram", "twilio") else "lokasinya di sini"
        return self._new(text, location=location)

    def _voice(self) -> CitizenMessage | None:
        if self.platform == "x" or self.surface != "direct":
            return None
        return self._new("", voice=samples.voice())

    def _edit(self, text: str) -> CitizenMessage | None:
        opening = self.ids[self.story.opening]
        is_fixed = (self.platform, self.surface == "direct") in FIXED
        if self.platform == "twilio" or is_fixed:
            return self._new(text)
        return CitizenMessage(citizen=self.citizen, text=text, edit_of=opening)

    @property
    def _is_comment(self) -> bool:
        """On Meta's platforms what follows a public opening is written as a comment below it."""
        follows = self.surface in ("post", "mention") and bool(self.ids)
        return self.platform in PUBLIC_PHOTOS and (self.surface == "comment" or follows)

    def _new(self, text: str, **content: object) -> CitizenMessage:
        first = next((known for known in self.ids if known), "")
        if self.surface == "direct" or not first:
            return _message(self.citizen, text, self.surface, "", content)
        return _message(self.citizen, text, "comment", first, content)


def _message(
    citizen: str, text: str, surface: Surface, post_id: str, content: dict[str, object]
) -> CitizenMessage:
    return CitizenMessage(
        citizen=citizen,
        text=text,
        surface=surface,
        post_id=post_id,
        **content,  # type: ignore[arg-type] # the keys are literal in the callers above
    )


def tellings(seed: int, platforms: Sequence[str] = USUAL) -> Iterator[Telling]:
    """Yield stories with a platform, a surface and a citizen each, without end.

    The same seed gives the same; some citizens come back with another story.
    """
    random = Random(seed)  # noqa: S311 - citizens need repeatability, not secrecy
    numbers = itertools.count(1)
    regulars: dict[str, list[str]] = {name: [] for name in PLATFORMS}
    for story, platform in zip(stories(seed), _platforms(platforms, random), strict=False):
        known = regulars[platform]
        if known and random.random() < RETURNING:
            citizen = random.choice(known)
        else:
            citizen = f"warga-{seed}-{next(numbers)}"
            known.append(citizen)
        yield Telling(story, platform, citizen, random.choice(SURFACES[platform]))


def _platforms(platforms: Sequence[str], random: Random) -> Iterator[str]:
    yield from platforms
    while True:
        deck = [name for name in platforms for _ in range(SHARES[name])]
        random.shuffle(deck)
        yield from deck


class Citizens:
    """People who write of their own accord; they need a running event loop.

    With `listen` they react to what the bot says to them, as people do: sometimes. What they write
    then depends on the bot, and is not counted in `sent`.
    """

    def __init__(
        self,
        world: World,
        seed: int,
        *,
        listen: bool = False,
        platforms: Sequence[str] = USUAL,
    ) -> None:
        self._world = world
        self._tellings = tellings(seed, platforms)
        self._random = Random(seed)  # noqa: S311 - as above
        self._album = PhotoAlbum(seed)
        self._order = itertools.count()
        self._listen = listen
        self._known: set[tuple[str, str]] = set()
        self._reactions: set[asyncio.Task[None]] = set()
        self._hurry = 1.0
        self.sent = 0

    async def run(self, rate_per_minute: float, until_count: int | None = None) -> None:
        """Write about so many messages a minute until so many were sent, or without end.

        Stories begin at random moments and their pieces follow after a human pause, so that many
        conversations are under way at once; above one message a second people pause less.
        """
        if rate_per_minute <= 0:
            raise ValueError("rate_per_minute must be greater than 0")
        self._hurry = min(1.0, 60.0 / rate_per_minute)
        if self._listen:
            self._world.listeners.append(self._hear)
        try:
            await self._tell_stories(60.0 * PIECES_PER_STORY / rate_per_minute, until_count)
        finally:
            self._stop_listening()

    async def _tell_stories(self, between_stories: float, until_count: int | None) -> None:
        loop = asyncio.get_running_loop()
        due: list[tuple[float, int, Telling]] = []
        next_story = loop.time()
        while until_count is None or self.sent < until_count:
            if not due or next_story <= due[0][0]:
                heapq.heappush(due, (next_story, next(self._order), next(self._tellings)))
                next_story += self._random.expovariate(1 / between_stories)
            moment, _, telling = heapq.heappop(due)
            await asyncio.sleep(max(0.0, moment - loop.time()))
            await self._tell(telling)
            if not telling.is_over:
                later = max(moment, loop.time()) + telling.pause * self._hurry
                heapq.heappush(due, (later, next(self._order), telling))

    async def _tell(self, telling: Telling) -> None:
        await asyncio.to_thread(self._album.prepare, telling.story.scene)
        self._known.add((telling.platform, telling.citizen))
        if not telling.told and telling.platform == "graph" and self._random.random() < SHY:
            shy = CitizenMessage(citizen=telling.citizen, action="hide_author")
            self._world.graph.write(shy)
        self.sent += len(telling.tell(self._world, self._album))

    def _hear(self, platform: str, citizen: str, line: PhoneLine) -> None:
        """A line of the bot has come; of citizens whom somebody else plays, nothing is heard."""
        if (platform, citizen) not in self._known:
            return
        message = reaction_to(Heard(line, platform, citizen), self._random)
        if message is None:
            return
        task = asyncio.get_running_loop().create_task(self._react(platform, message))
        self._reactions.add(task)
        task.add_done_callback(self._reactions.discard)

    async def _react(self, platform: str, message: CitizenMessage) -> None:
        await asyncio.sleep(self._random.uniform(*REACTION_SECONDS) * self._hurry)
        # By then the citizen may have blocked us, or the button may be gone.
        with suppress(ValueError):
            self._world.platform(platform).write(message)

    def _stop_listening(self) -> None:
        if self._hear in self._world.listeners:
            self._world.listeners.remove(self._hear)
        for task in self._reactions:
            task.cancel()
