"""The one door: what goes in comes out, once, whatever else happens at the same time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Literal

import pytest
from werkzeug.wrappers import Response

from reader.config import Config, Fetch
from reader.errors import ConfigError, Failure, FetchError, LibraryError, NotFound, UsageError
from reader.library import Library
from reader.model import Analysis, Document, Feed, Sentence, Story

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer
    from werkzeug.wrappers import Request

ARTICLE = "In Cairo, the talks over a truce resume on Sunday, as two officials said."


def rss(*items: str, title: str = "Example") -> str:
    return (
        f'<rss version="2.0"><channel><title>{title}</title><link>https://example.org/</link>{"".join(items)}</channel></rss>'
    )


def item(number: int, text: str = ARTICLE) -> str:
    return (
        f"<item><guid>g{number}</guid><title>Story {number}</title><link>https://example.org/{number}</link>"
        f"<description>{text}</description><pubDate>Sun, 31 Mar 2024 1{number}:00:00 GMT</pubDate></item>"
    )


def imported(library: Library, name: Path | str, data: bytes | None = None) -> list[str]:
    found = list(library.import_(str(name), data))
    assert not [failure for failure in found if isinstance(failure, Failure)]
    return [str(id_) for id_ in found]


# import


def test_a_file_is_stored_once_and_its_changes_keep_the_earlier_version(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(f"Talks\n\n{ARTICLE}\n", encoding="utf-8")
    (id_,) = imported(library, file)
    held = library.highlight_text(id_, "two officials said")
    assert imported(library, file) == [id_]
    file.write_text(f"Talks\n\nAn added line.\n\n{ARTICLE}\n", encoding="utf-8")
    assert imported(library, file) == [id_]
    assert len(library.list()) == len(library.versions(id_)) == 1
    (moved,) = library.highlights(id_)
    assert library.story(id_).document.text[moved.start : moved.end] == held.quote.exact
    assert moved.start > held.start
    file.write_text("Talks\n\nSomething else was printed in its place.\n", encoding="utf-8")
    imported(library, file)
    (lost,) = library.highlights(id_)
    assert (lost.lost, lost.quote.exact) == (True, "two officials said")


def test_standard_input_is_stored_once(library: Library) -> None:
    data = f"Talks\n\n{ARTICLE}".encode()
    assert imported(library, "-", data) == imported(library, "-", data)
    assert imported(library, "-", b"Talks\n\nOther words.") != imported(library, "-", data)
    assert len(library.list()) == 2


def test_what_cannot_be_read_in_a_folder_is_a_failure_each_and_the_rest_comes_in(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "below" / "b.txt").write_text(f"{ARTICLE} Again.")
    (folder / "below" / "loop").symlink_to(folder)
    (folder / "dangling").symlink_to(folder / "nowhere")
    (folder / "device").symlink_to("/dev/zero")
    (folder / "empty.txt").write_text("")
    (folder / "large.txt").write_text("x" * 3000)
    os.mkfifo(folder / "pipe")
    config = Config(data_dir=tmp_path / "data", fetch=Fetch(file_bytes=2000))
    with Library(config) as library:
        found = list(library.import_(str(folder)))
        failures = [failure for failure in found if isinstance(failure, Failure)]
        assert len(library.list()) == len(found) - len(failures) == 2
    causes = {failure.input.rpartition("/")[2]: failure.cause for failure in failures}
    assert "leads back" in causes.pop("loop")
    assert "no such file" in causes.pop("dangling")
    assert "a device" in causes.pop("device")
    assert "a named pipe" in causes.pop("pipe")
    assert "larger than the limit" in causes.pop("large.txt")
    assert set(causes) == {"empty.txt"}


@pytest.mark.parametrize("name", ["/nowhere/at/all.txt", "", "a\0b", "x" * 5000, "\udcff"])
def test_a_name_that_is_no_file_is_a_failure(library: Library, name: str) -> None:
    (failure,) = library.import_(name)
    assert isinstance(failure, Failure)
    assert "\n" not in str(failure)


def test_an_importer_that_breaks_fails_for_its_source_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import reader.importers.plain

    (tmp_path / "a.txt").write_text(ARTICLE)
    monkeypatch.setattr(reader.importers.plain, "read", lambda source: [][1])
    (failure,) = library.import_(str(tmp_path / "a.txt"))
    assert isinstance(failure, Failure)
    assert "cannot be read" in failure.cause


def test_opml_subscribes_without_asking_the_network(library: Library) -> None:
    opml = b'<opml version="2.0"><body><outline text="News"><outline type="rss" text="A" xmlUrl="https://example.org/a"/></outline></body></opml>'
    assert imported(library, "-", opml) == []
    assert [(feed.url, feed.title, feed.last) for feed in library.feeds()] == [("https://example.org/a", "A", None)]
    assert "https://example.org/a" in library.opml()
    library.remove("https://example.org/a")
    assert library.feeds() == []
    assert library.undo() == "Ended the subscription to A"


# feeds


def test_add_subscribes_to_what_answers_and_stores_its_stories(library: Library, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(rss(item(1), item(2)), content_type="application/rss+xml")
    feed = library.add(httpserver.url_for("/feed"))
    assert (feed.url, feed.title) == (httpserver.url_for("/feed"), "Example")
    assert [(kept.url, kept.stories, kept.unread) for kept in library.feeds()] == [(feed.url, 2, 2)]
    assert [headline.title for headline in library.headlines(library.list())] == ["Story 2", "Story 1"]
    library.add(httpserver.url_for("/feed"))
    assert len(library.feeds()) == 1
    assert len(library.list()) == 2


def test_add_finds_the_feed_of_a_page(library: Library, httpserver: HTTPServer) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Hello.</body></html>'
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html")
    httpserver.expect_request("/feed").respond_with_data(rss(item(1)), content_type="application/rss+xml")
    assert library.add(httpserver.url_for("/")).url == httpserver.url_for("/feed")


def test_add_fails_where_no_feed_answers_and_adds_nothing(library: Library, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/page").respond_with_data("<html><body>Hello.</body></html>", content_type="text/html")
    for path in ("/page", "/absent"):
        with pytest.raises(FetchError):
            library.add(httpserver.url_for(path))
    with pytest.raises(FetchError):
        library.add("ftp://example.org/feed")
    assert library.feeds() == []


def test_fetch_stores_what_is_new_and_tells_how_far_it_is(library: Library, httpserver: HTTPServer) -> None:
    url = httpserver.url_for("/feed")
    httpserver.expect_ordered_request("/feed").respond_with_data(rss(item(1)), headers={"ETag": '"1"'})
    httpserver.expect_ordered_request("/feed", headers={"If-None-Match": '"1"'}).respond_with_data(status=304)
    httpserver.expect_ordered_request("/feed").respond_with_data(rss(item(1, "Changed."), item(2)))
    library.subscribe([Feed(url=url)])
    told: list[tuple[int, int, str]] = []
    outcomes = [library.fetch(progress=lambda done, of, name: told.append((done, of, name)))[0] for _ in range(3)]
    assert [(outcome.new, outcome.changed, outcome.failure) for outcome in outcomes] == [
        (1, 0, None),
        (0, 0, None),
        (1, 1, None),
    ]
    assert [number[:2] for number in told] == [(1, 1)] * 3
    httpserver.check_assertions()


def test_a_feed_that_fails_changes_nothing_and_the_others_come(library: Library, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/good").respond_with_data(rss(item(1)))
    httpserver.expect_request("/page").respond_with_data("<html>Log in.</html>", headers={"ETag": '"page"'})
    httpserver.expect_request("/gone").respond_with_data(status=410)
    good, page, gone = (httpserver.url_for(path) for path in ("/good", "/page", "/gone"))
    library.subscribe([Feed(url=url) for url in (good, page, gone)])
    outcomes = {outcome.feed: outcome for outcome in library.fetch()}
    assert (outcomes[good].new, outcomes[good].failure) == (1, None)
    assert outcomes[page].failure
    assert outcomes[gone].failure
    kept = {feed.url: feed for feed in library.feeds()}
    assert (kept[page].etag, kept[page].validated) == ("", None)
    assert kept[gone].gone
    assert gone not in {outcome.feed for outcome in library.fetch()}
    (barred,) = library.fetch([gone])
    assert barred.failure
    (unknown,) = library.fetch(["https://example.org/unknown"])
    assert unknown.failure
    assert "no such subscription" in unknown.failure.cause
    assert len(library.doctor()) == 2


def test_a_feed_that_moved_for_good_keeps_its_stories_single(library: Library, httpserver: HTTPServer) -> None:
    old, new = httpserver.url_for("/old"), httpserver.url_for("/new")

    def answer(request: Request) -> Response:
        return Response(status=301, headers={"Location": new}) if moved else Response(rss(item(1)))

    moved = False
    httpserver.expect_request("/old").respond_with_handler(answer)
    httpserver.expect_request("/new").respond_with_data(rss(item(1), item(2)))
    library.add(old)
    moved = True
    (outcome,) = library.fetch([old])
    assert (outcome.feed, outcome.new, outcome.failure) == (new, 1, None)
    assert [feed.url for feed in library.feeds()] == [new]
    assert len(library.list(f"feed:{new}")) == len(library.list()) == 2


def test_a_part_of_a_feed_is_taken_and_said_and_asked_for_again(library: Library, httpserver: HTTPServer) -> None:
    whole = rss(item(1), item(2))
    httpserver.expect_request("/feed").respond_with_data(whole[: whole.index("</item>") + 40], headers={"ETag": '"1"'})
    library.subscribe([Feed(url=httpserver.url_for("/feed"))])
    (outcome,) = library.fetch()
    assert outcome.failure
    assert library.feeds()[0].etag == ""
    assert len(library.list()) <= 1


def test_an_address_can_be_imported(library: Library, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/talks.txt").respond_with_data(ARTICLE, content_type="text/plain")
    (id_,) = imported(library, httpserver.url_for("/talks.txt"))
    assert library.story(id_).url == httpserver.url_for("/talks.txt")
    (failure,) = library.import_(httpserver.url_for("/absent"))
    assert isinstance(failure, Failure)


def test_the_whole_text_of_a_page_takes_the_place_of_the_feed_s(library: Library, httpserver: HTTPServer) -> None:
    text = " ".join([ARTICLE] * 6)
    more = "Nobody in Cairo knows how long they will take, or whether they will end in an agreement at all."
    page = (
        f"<html><head><title>Page</title></head><body><article><h1>Page</h1><p>{text}</p><p>{more}</p></article></body></html>"
    )
    httpserver.expect_request("/1").respond_with_data(page, content_type="text/html")
    story = Story(
        title="Story", document=Document("Short."), guid="1", feed="https://example.org/f", url=httpserver.url_for("/1")
    )
    ((id_, _),) = library.add_stories([story])
    whole = library.full_text(id_)
    assert (whole.title, whole.feed) == ("Story", "https://example.org/f")
    assert whole.document.text.count("Cairo") == 7
    assert [version.document.text for version in library.versions(id_)] == ["Short."]
    assert library.add_stories([story]) == [(id_, "same")]
    assert library.story(id_).document == whole.document


def test_undo_takes_back_what_the_reader_did_and_leaves_read_what_was_opened(library: Library) -> None:
    ((id_, _),) = library.add_stories([Story(title="Story", document=Document("Text."))])
    library.mark([id_], starred=True)
    assert library.undo() == "Starred 1 story"
    library.opened(id_)
    assert library.redo() == "Starred 1 story"
    assert library.undo() == "Starred 1 story"
    assert library.undo() is None
    assert library.story(id_).read


def test_a_story_without_an_address_has_no_page(library: Library) -> None:
    ((id_, _),) = library.add_stories([Story(title="Story", document=Document("Text."))])
    with pytest.raises(UsageError, match="Story: has no address"):
        library.full_text(id_)


# reading


def test_samples_come_in_once_and_go_to_the_trash(library: Library) -> None:
    ids = library.add_samples()
    assert len(ids) == len(library.list("is:sample")) == 5
    assert library.remove_samples() == 5
    assert library.list() == []
    assert library.add_samples() == ids
    assert len(library.list()) == 5


def test_a_story_is_given_by_the_unique_beginning_of_its_id(library: Library) -> None:
    ((id_, _),) = library.add_stories([Story(title="Story", document=Document(ARTICLE))])
    assert library.story(id_[:3]).id == id_
    assert library.highlight(id_[:3], 0, 8).story == library.highlight_text(f"nr-{id_}", "Cairo").story == id_
    for call in (library.story, library.versions, library.full_text, lambda name: library.highlight(name, 0, 1)):
        with pytest.raises(NotFound, match="no such story"):
            call("absent")


@pytest.mark.parametrize("sort", ["newest", "oldest", "title", "source"])
@pytest.mark.parametrize("query", ["", "is:unread"])
def test_a_limited_list_is_the_beginning_of_the_whole(
    library: Library, query: str, sort: Literal["newest", "oldest", "title", "source"]
) -> None:
    library.add_stories([Story(title=f"Story {n}", document=Document(ARTICLE), read=n % 3 == 0) for n in range(9)])
    whole = library.list(query, sort=sort)
    assert [library.list(query, sort=sort, limit=limit) for limit in (0, 4, 100)] == [[], whole[:4], whole]


def test_search_indexes_what_waits_first(library: Library) -> None:
    library.add_stories([Story(title=f"Story {n}", document=Document(f"{ARTICLE} {n}")) for n in range(30)])
    assert len(library.search("cairo truce")) == 30
    assert library.index() == 0
    assert len(library.search("cairo", limit=3)) == 3
    with pytest.raises(UsageError):
        library.search("is:nothing")


def test_an_analysis_is_made_once_for_a_text_and_its_day(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader import plugins

    calls: list[str] = []

    def analyze(text: str, day: object) -> Analysis:
        calls.append(text)
        return Analysis(sentences=(Sentence(0, len(text)),))

    monkeypatch.setattr(plugins, "analyzer", lambda name: plugins.Analyzer("1", analyze))
    ids = [id_ for id_, _ in library.add_stories([Story(title=t, document=Document(f"{t}.")) for t in ("One", "Two", "Three")])]
    assert library.pending_analyses() == 3
    first = library.analyze(library.story(ids[0]))
    assert library.analyze(library.story(ids[0])) == first
    assert calls == ["One."]
    library.keep_analysis(ids[1], Analysis())
    assert library.analyze(library.story(ids[1])) == Analysis()
    assert library.pending_analyses() == 1


def test_places_and_the_view_are_kept_over_a_restart(tmp_path: Path) -> None:
    config = Config(data_dir=tmp_path)
    with Library(config) as library:
        ((id_, _),) = library.add_stories([Story(title="Story", document=Document(ARTICLE))])
        assert (library.place(id_), library.view()) == (0, {})
        library.keep_place(id_, 20)
        library.keep_view({"query": "is:unread", "story": id_})
    with Library(config) as library:
        assert (library.place(id_), library.view()) == (20, {"query": "is:unread", "story": id_})
        library.keep_place(id_, 10**30)
        assert library.place(id_) == len(ARTICLE)
        with pytest.raises(NotFound):
            library.keep_place("absent", 1)


def test_changes_made_in_one_process_are_taken_back_in_another(tmp_path: Path) -> None:
    config = Config(data_dir=tmp_path)
    with Library(config) as one, Library(config) as two:
        ((id_, _),) = one.add_stories([Story(title="Story", document=Document(ARTICLE))])
        made = one.highlight(id_, 0, 8, note="n")
        changed = two.change_highlight(made.id, note="m", tags=["t"])
        assert one.highlights() == [changed]
        two.remove_highlight(made.id)
        assert two.trash([id_]) == 1
        assert [one.undo() for _ in range(3)] == ["Put 1 story into the trash", "Removed a highlight", "Changed a highlight"]
        assert two.highlights(id_) == [made]
        assert two.redo() == "Changed a highlight"
        with pytest.raises(NotFound):
            one.remove_highlight("h-0")


def test_a_healthy_library_has_no_problems(library: Library) -> None:
    library.add_samples()
    library.search("talks")
    assert library.doctor() == []


# getting out


def test_highlights_are_exported_and_exporting_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    one, two = (
        id_ for id_, _ in library.add_stories([Story(title=t, document=Document(f"{t}. {ARTICLE}")) for t in ("One", "Two")])
    )
    library.highlight_text(one, "two officials said", note="who?")
    assert "two officials said" in library.export().text
    assert library.export(dry_run=True, out=tmp_path / "vault").text
    first = library.export(out=tmp_path / "vault")
    (path,) = first.paths
    assert f'id: "nr-{one}"' in path.read_text("utf-8")
    assert library.export(out=tmp_path / "vault").paths == ()
    library.highlight_text(two, "Cairo")
    assert len(library.export(out=tmp_path / "vault").paths) == 1
    for format_ in ("json", "csv", "org"):
        assert "two officials said" in library.export([one], format=format_).text
    with pytest.raises(ConfigError, match="no such exporter"):
        library.export(format="wordstar")


# many at once, and ends without warning


def test_many_imports_at_once_store_everything_once(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"Story {number}\n\n{ARTICLE} {number}")
    found: list[list[str]] = []
    start = threading.Barrier(6)

    def work() -> None:
        start.wait()
        with Library(Config(data_dir=tmp_path / "data")) as library:
            found.append(imported(library, folder))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert all(ids == found[0] for ids in found)
    with Library(Config(data_dir=tmp_path / "data")) as library:
        assert len(library.list()) == 12
        assert not any(library.versions(id_) for id_ in found[0])


def test_a_library_is_used_from_many_threads(library: Library) -> None:
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                ((id_, _),) = library.add_stories([Story(title=f"{number}.{turn}", document=Document(f"{number} {turn}"))])
                library.mark([id_], read=True)
                library.headlines(library.list())
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert library.counts() == (20, 0)


IMPORT = """
import sys
from pathlib import Path
from reader.config import Config
from reader.library import Library
library = Library(Config(data_dir=Path(sys.argv[1])))
while True:
    for found in library.import_(sys.argv[2]):
        print(found, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_what_was_told_is_there_after_a_kill_and_the_next_import_goes_on(tmp_path: Path) -> None:
    folder, data = tmp_path / "folder", tmp_path / "data"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(f"Story {number}\n\n{ARTICLE} {number}")
    environ = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    child = subprocess.Popen([sys.executable, "-c", IMPORT, str(data), str(folder)], stdout=subprocess.PIPE, env=environ)
    assert child.stdout
    told = [child.stdout.readline().decode().strip() for _ in range(60)]
    child.kill()
    told += child.stdout.read().decode().splitlines()
    child.wait()
    child.stdout.close()
    with Library(Config(data_dir=data)) as library:
        assert {id_ for id_ in told if len(id_) >= 8} <= set(library.list())
        assert library.doctor() == []
        assert len(set(imported(library, folder))) == len(library.list()) == 200


def test_a_lock_that_is_held_is_told_and_stories_can_be_read(tmp_path: Path) -> None:
    config = Config(data_dir=tmp_path, fetch=Fetch(lock_seconds=0.05))
    with Library(config) as library, Library(config) as other:
        ((id_, _),) = library.add_stories([Story(title="Story", document=Document(ARTICLE))])
        with other._db.writing():
            with pytest.raises(LibraryError, match="locked by another process"):
                library.mark([id_], read=True)
            assert library.search("cairo") == [id_]
            assert library.analyze(library.story(id_)).sentences
