"""The nouns. Nothing but the standard library is behind them.

Every offset counts code points of one `Document.text`, half open. A *mark* came with the text, an *annotation* was found in
it, a *highlight* was made by the reader. Everything is immutable; what changes is replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from reader.record import record

if TYPE_CHECKING:
    from datetime import date, datetime

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "caption"]
MarkKind = Literal["strong", "emphasis", "code", "link"]
EntityType = Literal["PER", "ORG", "LOC", "MISC"]
MentionKind = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal["about", "at least", "at most", "more than", "less than"]
StatementKind = Literal["direct", "indirect", "mixed"]
Precision = Literal["day", "week", "month", "year", "interval", "time"]
CorrectionKind = Literal["none", "type", "same", "apart", "hide"]
Color = Literal["yellow", "green", "blue", "pink", "orange"]

COLORS: tuple[Color, ...] = ("yellow", "green", "blue", "pink", "orange")


class Span(NamedTuple):
    """A stretch of a document's text in code points, half open."""

    start: int
    end: int


@record
class Block:
    """A paragraph, heading, list item … of a document; `level` is 1 to 6 for headings, else 0."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int = 0


@record
class Mark:
    """Formatting that came with the text; `href` is set for links: http, https or mailto."""

    start: int
    end: int
    kind: MarkKind
    href: str | None = None


@record
class Document:
    """A text with its blocks (in order, not overlapping, parted by blank lines) and marks (ordered by start)."""

    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()


@record
class Enclosure:
    """A file that comes with a story: podcast, picture."""

    url: str
    type: str = ""
    length: int | None = None


@record(kw_only=True)
class Story:
    """A story: what an importer makes (then `id` is empty) and what the library gives back.

    `source` is the name of the feed, site or file; `feed` the address of the subscription that it came by. Times are UTC.
    """

    title: str
    document: Document
    id: str = ""
    url: str = ""
    source: str = ""
    feed: str = ""
    guid: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    added: datetime | None = None
    language: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    read: bool = False
    starred: bool = False
    trashed: bool = False
    tags: tuple[str, ...] = ()
    sample: bool = False


@record
class Headline:
    """The row of a story in a list: no text."""

    id: str
    title: str
    source: str
    published: datetime | None
    read: bool
    starred: bool
    highlights: int = 0


@record
class Version:
    """What a story was before it changed."""

    replaced: datetime
    title: str
    document: Document


@record
class FeedResult:
    """How the last fetch of a feed ended: `cause` is one line, empty when it went well."""

    time: datetime
    status: int | None
    cause: str = ""


@record(kw_only=True)
class Feed:
    """A subscription. `next` is when it is due again and `why` says so in words; validators are kept as sent."""

    url: str
    title: str = ""
    site: str = ""
    tags: tuple[str, ...] = ()
    etag: str = ""
    modified: str = ""
    validated: datetime | None = None
    stories: int = 0
    unread: int = 0
    last: FeedResult | None = None
    next: datetime | None = None
    why: str = ""
    gone: bool = False


@record
class Sentence:
    """A sentence."""

    layer: ClassVar[str] = "sentence"
    start: int
    end: int


@record
class Mention:
    """Words that name or stand for an entity; `type` and `entity` (its id) repeat the entity's for whoever draws."""

    layer: ClassVar[str] = "mention"
    start: int
    end: int
    text: str
    type: EntityType
    entity: str
    kind: MentionKind = "name"


@record
class Entity:
    """A person, organization, place or other name, with its mentions in order of start, under its fullest name."""

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    role: str = ""


@record
class Time:
    """A time expression with its TIMEX3 type and value; `mod` and `anchor` are TIMEX3's and mostly empty."""

    layer: ClassVar[str] = "time"
    start: int
    end: int
    text: str
    type: TimeType
    value: str
    mod: str = ""
    anchor: str = ""


@record
class Figure:
    """A number with what it counts; a range has `upper` too; `unit` is singular, an ISO currency, `percent` or a measure."""

    layer: ClassVar[str] = "figure"
    start: int
    end: int
    text: str
    value: float
    upper: float | None = None
    modifier: Modifier | None = None
    unit: str = ""
    subject: str = ""
    source: str = ""


@record
class Statement:
    """Who said what: `content` is the words reported, `speaker` an entity's id or empty, `source` the naming words."""

    layer: ClassVar[str] = "statement"
    start: int
    end: int
    content: Span
    kind: StatementKind
    source: str = ""
    cue: str = ""
    speaker: str = ""
    via: str = ""


@record
class Event:
    """Something dated: `when` in ISO 8601, `start` and `end` its sentence, `event` the clause, `entities` their ids."""

    layer: ClassVar[str] = "event"
    start: int
    end: int
    when: str
    precision: Precision
    event: str
    entities: tuple[str, ...] = ()
    implicit: bool = False


Annotation = Sentence | Mention | Time | Figure | Statement | Event


@record
class Analysis:
    """What a story says. Each tuple is ordered by start, the timeline by date and then start; entities by first mention."""

    date: date | None = None
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    timeline: tuple[Event, ...] = ()


@record
class Quote:
    """W3C TextQuoteSelector: the words, and up to 32 code points before and after, to find them again in changed text."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@record(kw_only=True)
class Highlight:
    """A passage that the reader keeps; `lost` when its words are gone from the story: then the offsets are the last known."""

    layer: ClassVar[str] = "highlight"
    id: str
    story: str
    start: int
    end: int
    quote: Quote
    made: datetime
    note: str = ""
    tags: tuple[str, ...] = ()
    color: Color = "yellow"
    lost: bool = False


@record(kw_only=True)
class Correction:
    """What a reader knows better than the analysis about a name, in every story.

    `none`: it names nothing; `type`: it is a `to_type`; `same`: it is who or what `to_name` is; `apart`: `to_name` is someone
    or something else, though a story's analysis joins the two; `hide`: the reader does not want to see it, whatever its type.
    """

    kind: CorrectionKind
    type: EntityType
    name: str
    to_type: EntityType | None = None
    to_name: str = ""
    id: str = ""
    made: datetime | None = None
