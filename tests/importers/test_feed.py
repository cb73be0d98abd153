import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import Failure, InputError
from reader.importers.feed import ParsedFeed, parse, read
from reader.importers.parsedfeed import ITEMS
from reader.importers.source import Source
from reader.model import Enclosure, Story

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>News &amp;amp; views</title><link>https://example.org/</link>
<language>en</language><ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>
<item><title>Talks &lt;b&gt;resume&lt;/b&gt;</title>
<link>/talks</link><guid isPermaLink="false">t1</guid>
<pubDate>Sat, 30 Mar 2024 18:21:00 GMT</pubDate><dc:creator>Jane Roe</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The whole <a href="story">text</a>.</p><script>evil()</script>]]></content:encoded>
<enclosure url="https://example.org/a.mp3" length="123" type="audio/mpeg"/></item>
<item><description>Without a title &lt;i&gt;at all&lt;/i&gt;</description><guid>https://example.org/2</guid>
<pubDate>Sat, 99 Foo 0000</pubDate><author>john@example.org (John Doe)</author></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://example.org/b/"><title>Atom</title>
<link rel="self" href="feed"/><link href="home"/><entry><title type="html">1 &amp;lt; 2 &lt;em&gt;x&lt;/em&gt;</title>
<id>tag:1</id>
<link rel="alternate" href="e1"/><updated>2024-03-31T10:00:00+02:00</updated><author><name>Jane Roe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <em>there</em></p><p>Two</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title><link>https://example.org</link></channel>
<item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link><dc:date>2024-01-02</dc:date></item>
</rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Json", "home_page_url": "https://example.org/",
"items": [
{"id": 7, "url": "/7", "title": "<b>Seven</b>",
 "content_html": "<p>Text <a href='x'>x</a></p>", "date_published": "2024-03-30T18:21:00Z",
 "authors": [{"name": "Jane Roe"}],
 "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5}]},
{"content_text": "Plain <b>\\u001b[31mtext"}]}"""


def parsed(text: str | bytes, content_type: str = "") -> ParsedFeed:
    data = text if isinstance(text, bytes) else text.encode()
    return parse(Source("feed.xml", data, content_type, url="https://example.org/feed"))


def feed_of(items: str, head: str = "") -> str:
    return f"{head}<rss version='2.0'><channel><title>F</title>{items}</channel></rss>"


def test_rss_tells_what_it_has() -> None:
    found = parsed(RSS)
    assert (found.feed.title, found.feed.site, found.language) == ("News & views", "https://example.org/", "en")
    assert (found.ttl, found.skip_hours, found.problems) == (30, frozenset({3, 0}), [])
    first, second = found.stories
    assert (first.title, first.url, first.guid, first.source) == (
        "Talks resume",
        "https://example.org/talks",
        "t1",
        "News & views",
    )
    assert first.published == datetime(2024, 3, 30, 18, 21, tzinfo=UTC)
    assert first.authors == ("Jane Roe",)
    assert first.document.text == "The whole text."
    assert [mark.href for mark in first.document.marks] == ["https://example.org/story"]
    assert first.enclosures == (Enclosure("https://example.org/a.mp3", "audio/mpeg", 123),)
    assert (second.title, second.url, second.published) == ("Without a title at all", "https://example.org/2", None)
    assert second.authors == ("John Doe",)


def test_atom_tells_what_it_has() -> None:
    found = parsed(ATOM)
    (story,) = found.stories
    assert (found.feed.title, found.feed.site) == ("Atom", "https://example.org/b/home")
    assert (story.title, story.url, story.language) == ("1 < 2 x", "https://example.org/b/e1", "de")
    assert story.published == story.updated == datetime(2024, 3, 31, 8, tzinfo=UTC)
    assert story.document.text == "Hi there\n\nTwo"


def test_rss_1_0_and_json_feed_are_read() -> None:
    (one,) = parsed(RDF).stories
    assert (one.title, one.guid, one.published) == ("One", "https://example.org/1", datetime(2024, 1, 2, tzinfo=UTC))
    found = parsed(JSON)
    seven, plain = found.stories
    assert (found.feed.title, seven.title, seven.guid, seven.url) == ("Json", "Seven", "7", "https://example.org/7")
    assert (seven.authors, seven.document.text, seven.enclosures[0].length) == (("Jane Roe",), "Text x", 5)
    assert (plain.title, plain.document.text) == ("Plain <b>text", "Plain <b>text")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_feed_may_be_in_any_encoding(codec: str) -> None:
    name = "windows-1252" if codec == "cp1252" else codec
    text = feed_of("<item><title>Größe</title></item>", f'<?xml version="1.0" encoding="{name}"?>')
    assert parsed(text.encode(codec)).stories[0].title == "Größe"


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "rot13", "x-nothing", "iso-8859-1"])
def test_a_wrong_encoding_is_no_reason_to_spoil_text(name: str) -> None:
    text = feed_of("<item><title>Größe \\u0041 +AGE-</title></item>", f'<?xml version="1.0" encoding="{name}"?>')
    assert parsed(text).stories[0].title == "Größe \\u0041 +AGE-"


def test_a_cut_feed_gives_its_whole_items_and_says_so() -> None:
    found = parsed(RSS[: RSS.index("</item></channel>")])
    assert [story.guid for story in found.stories] == ["t1"]
    assert "ends in the middle" in found.problems[0]


@pytest.mark.parametrize(
    "broken",
    [
        feed_of("<item><title>A & B &nbsp;&eacute; 1 < 2</title></item>"),
        "rubbish " + feed_of("<item><title>A & B é 1 < 2</title></item>") + " <script>rubbish</script>",
        feed_of("<item><title>A & B é 1 < 2</title></item></item>"),
        feed_of("<item><title x=y>A &amp; B é 1 &lt; 2</title></item>"),
        feed_of("<item><title>A &amp; \x00B\x08 é 1 &lt; 2</title></item>"),
    ],
)
def test_a_malformed_feed_is_read_as_it_was_meant(broken: str) -> None:
    assert parsed(broken).stories[0].title == "A & B é 1 < 2"


@pytest.mark.parametrize("hostile", ["\x1b[31m", "&#27;[31m", "&#x9b;31m", "\x1b]0;x\x07", "&#27;]0;x&#7;", "&amp;#27;[31m"])
def test_no_escape_sequence_comes_in_by_any_field(hostile: str) -> None:
    item = (
        f"<title>a {hostile}b</title><description>c {hostile}d</description><guid>e{hostile}</guid><author>f{hostile}</author>"
    )
    (story,) = parsed(feed_of(f"<item>{item}</item>")).stories
    assert (story.title, story.document.text) == ("a b", "c d")
    assert all(text.isprintable() for text in (story.guid, *story.authors))


def test_entities_are_neither_read_nor_expanded() -> None:
    bomb = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 40))
    head = f'<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY l0 "lol">{bomb}]>'
    (story,) = parsed(feed_of("<item><title>x &file; &l39; y</title></item>", head)).stories
    assert story.title == "x &file; &l39; y"


@pytest.mark.parametrize(
    "bomb",
    [
        "<rss><channel>" + "<a>" * 100_000,
        feed_of("<item " + " ".join(f"a{number}='x'" for number in range(100_000)) + "><title>x</title></item>"),
        "<rss><channel><item " + " ".join(f"a{number}=x" for number in range(100_000)),
        feed_of("<item><guid>" + "g" * 2_000_000 + "</guid></item>"),
        "<rss><channel>" + "<!ENTITY" * 100_000,
    ],
)
def test_a_bomb_is_soon_over(bomb: str) -> None:
    began = time.process_time()
    list(read(Source("bomb.xml", bomb.encode())))
    assert time.process_time() - began < 5


def test_items_beyond_the_limit_are_left_out_and_that_is_said() -> None:
    found = parsed(feed_of("<item><title>t</title></item>" * (ITEMS + 5)))
    assert len(found.stories) == ITEMS
    assert str(ITEMS) in found.problems[0]


def test_long_ids_stay_apart_and_long_titles_are_cut() -> None:
    items = [f"<item><title>{'t' * 5000}</title><guid>{'g' * 1_000_000}{n}</guid></item>" for n in (1, 2)]
    one, two = parsed(feed_of("".join(items))).stories
    assert one.guid != two.guid
    assert len(one.guid) <= 2000
    assert len(one.title) <= 1000


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/", "http://[broken", ""]
)
def test_a_forbidden_or_broken_link_is_none(link: str) -> None:
    (story,) = parsed(feed_of(f"<item><title>t</title><link>{link}</link><enclosure url='{link}'/></item>")).stories
    assert (story.url, story.enclosures) == ("", ())


@pytest.mark.parametrize(
    "text",
    ["", "hello", "{}", "[]", '{"items": 5}', "<html><body>Please log in</body></html>", "<opml/>", '{"items": [{"id": 1}'],
)
def test_what_is_no_feed_fails(text: str) -> None:
    with pytest.raises(InputError):
        parsed(text)
    (failure,) = read(Source("x.xml", text.encode()))
    assert isinstance(failure, Failure)


def test_a_feed_file_gives_stories_and_then_what_was_wrong() -> None:
    found = list(read(Source("x.xml", RSS[: RSS.index("</item></channel>")].encode())))
    assert [type(one) for one in found] == [Story, Failure]


def test_a_hundred_common_feeds_are_read_in_a_second_or_two() -> None:
    item = "<item><title>T</title><link>https://example.org/</link><description>&lt;p&gt;Words.&lt;/p&gt;</description></item>"
    source = Source("x.xml", feed_of(item * 20).encode())
    began = time.process_time()
    for _ in range(100):
        parse(source)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "odd",
    [
        ATOM.replace("https://example.org/b/", "http://[broken/"),
        RSS.replace("<description>Short.</description>", "<description/><title/>").replace("</item>", "<item>", 1),
        RSS.replace("xmlns:dc=", "xmlns:dc"),
        ATOM.replace("<entry>", '<entry xml:base="javascript:x">'),
    ],
)
def test_broken_addresses_and_namespaces_do_no_harm(odd: str) -> None:
    assert all(story.url.startswith("http") for story in parsed(odd).stories if story.url)


@pytest.mark.parametrize("end", ["</rss>", ""])
def test_a_number_of_more_digits_than_any_has_is_none(end: str) -> None:
    digits = "1" * 5_000  # more than int() takes
    item = f'<item><title>x</title><enclosure url="https://example.org/a.mp3" length="{digits}"/></item>'
    hours = f"<skipHours><hour>001{digits}</hour><hour>3</hour></skipHours>"
    found = parsed(f"<rss><channel>{hours}{item}</channel>{end}")
    assert [enclosure.length for enclosure in found.stories[0].enclosures] == [None]
    assert found.skip_hours <= {3}


MUTATIONS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 30),
        st.sampled_from(["", "\x1b[31m", "\x9b", "&#27;[", "<", ">", "&", '"', "]]>", "<![CDATA[", "</item>"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([RSS, ATOM, RDF, JSON]), MUTATIONS)
def test_a_damaged_feed_gives_stories_or_fails_and_nothing_hostile(text: str, mutations: list[tuple[float, int, str]]) -> None:
    for place, length, put in mutations:
        at = int(place * len(text))
        text = text[:at] + put + text[at + length :]
    for found in read(Source("x.xml", text.encode())):
        if isinstance(found, Story):
            assert all(line.isprintable() for line in (found.title, found.url, found.guid, found.source, *found.authors))
            assert found.document.text.replace("\n", "").isprintable()
