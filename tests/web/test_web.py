from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response as Answer

from reader import web
from reader.config import Config, Fetch
from reader.model import Feed

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from reader.errors import Failure
    from tests.web.conftest import RawServer

RSS = b"<rss><channel/></rss>"
WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n" + RSS
SILENT = Fetch(idle_seconds=1.5, connections_per_host=4)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(data_dir=tmp_path)


def is_feed(response: web.Response) -> bool:
    return response.body.startswith(b"<rss")


def test_each_feed_is_reported_once_a_failing_one_by_its_cause(httpserver: HTTPServer, config: Config) -> None:
    httpserver.expect_request("/good").respond_with_data(RSS)
    httpserver.expect_request("/missing").respond_with_data(status=404)
    feeds = [Feed(url=httpserver.url_for(path)) for path in ("/good", "/missing")] + [Feed(url="gopher://example.org")]
    outcomes: dict[str, web.Response | Failure] = {}
    web.refresh(feeds, config, lambda feed, outcome: outcomes.update({feed.url: outcome}))
    good, missing, bad = (outcomes[feed.url] for feed in feeds)
    assert isinstance(good, web.Response)
    assert good.body == RSS
    assert str(missing) == f"{feeds[1].url}: 404 Not Found"
    assert str(bad) == "gopher://example.org: only http and https addresses can be asked"


def test_a_silent_feed_does_not_hold_up_the_others(raw: RawServer, config: Config) -> None:
    slow = [Feed(url=raw.serve(f"/slow{number}", b"", hold=True)) for number in range(3)]
    quick = [Feed(url=raw.serve(f"/quick{number}", WHOLE)) for number in range(20)]
    order: list[str] = []
    limits = Config(data_dir=config.data_dir, fetch=SILENT)
    web.refresh([*slow, *quick], limits, lambda feed, _: order.append(feed.url))
    assert len(order) == 23
    assert {feed.url for feed in slow} == set(order[-3:])


def test_the_others_go_on_while_a_feed_is_read(raw: RawServer, httpserver: HTTPServer, config: Config) -> None:
    reading, followed = threading.Event(), threading.Event()

    def lead_on(_: Request) -> Answer:
        reading.wait(30)
        return Answer(status=302, headers={"Location": "/there"})

    def arrive(_: Request) -> Answer:
        followed.set()
        return Answer(RSS)

    httpserver.expect_request("/leads-on").respond_with_handler(lead_on)
    httpserver.expect_request("/there").respond_with_handler(arrive)
    feeds = [Feed(url=raw.serve("/feed", WHOLE)), Feed(url=httpserver.url_for("/leads-on"))]
    outcomes: dict[str, tuple[web.Response | Failure, bool]] = {}

    def read(feed: Feed, outcome: web.Response | Failure) -> None:
        reading.set()
        outcomes[feed.url] = outcome, followed.wait(30)

    web.refresh(feeds, config, read)
    assert [(type(outcome), others) for outcome, others in outcomes.values()] == [(web.Response, True)] * 2


def test_a_host_is_asked_by_four_connections_at_most(raw: RawServer, config: Config) -> None:
    feeds = [Feed(url=raw.serve(f"/{number}", WHOLE)) for number in range(40)]
    web.refresh(feeds, config, lambda _feed, _outcome: None)
    assert len(raw.requests) == 40
    assert raw.most_at_once <= 4


def test_validators_are_sent_with_the_feeds_that_have_fresh_ones(httpserver: HTTPServer, config: Config) -> None:
    httpserver.expect_request("/feed", headers={"If-None-Match": '"a"'}).respond_with_data(status=304)
    outcomes: list[web.Response | Failure] = []
    feed = Feed(url=httpserver.url_for("/feed"), etag='"a"', validated=datetime.now(UTC))
    web.refresh([feed], config, lambda _, outcome: outcomes.append(outcome))
    assert isinstance(outcomes[0], web.Response)
    assert outcomes[0].unchanged


def test_when_a_report_fails_the_run_ends_with_its_error(raw: RawServer, config: Config) -> None:
    def report(feed: Feed, _: web.Response | Failure) -> None:
        raise RuntimeError(feed.url)

    feeds = [Feed(url=raw.serve("/a", WHOLE)), Feed(url=raw.serve("/slow", b"", hold=True))]
    with pytest.raises(RuntimeError, match="/a"):
        web.refresh(feeds, config, report)


def test_one_page_is_given(httpserver: HTTPServer, config: Config) -> None:
    httpserver.expect_request("/page").respond_with_data("<p>words</p>", content_type="text/html; charset=utf-8")
    page = web.get(httpserver.url_for("/page"), config)
    assert isinstance(page, web.Response)
    assert (page.type, page.body) == ("text/html; charset=utf-8", b"<p>words</p>")


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/deep/rss">', "/deep/rss"),
        ("<p>no word of a feed</p>", "/feed.xml"),
    ],
)
def test_the_feed_of_a_site_is_found(httpserver: HTTPServer, config: Config, page: str, place: str) -> None:
    httpserver.expect_request("/").respond_with_data(page)
    httpserver.expect_request(place).respond_with_data(RSS)
    found = web.find_feed(httpserver.url_for("/"), config, is_feed)
    assert isinstance(found, web.Response)
    assert found.url == httpserver.url_for(place)


def test_an_address_that_is_a_feed_itself_is_asked_once(httpserver: HTTPServer, config: Config) -> None:
    httpserver.expect_request("/rss").respond_with_data(RSS)
    assert isinstance(web.find_feed(httpserver.url_for("/rss"), config, is_feed), web.Response)
    assert len(httpserver.log) == 1


def test_a_site_without_a_feed_says_so(httpserver: HTTPServer, config: Config) -> None:
    httpserver.expect_request("/").respond_with_data(
        "<link rel=alternate type=application/rss+xml href=http://169.254.169.254/rss>"
    )
    url = httpserver.url_for("/")
    assert str(web.find_feed(url, config, is_feed)) == f"{url}: no feed was found there"


def test_importing_the_room_loads_no_http() -> None:
    script = "import sys, reader.web; print([name for name in ('httpx', 'httpcore', 'asyncio', 'ssl') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
