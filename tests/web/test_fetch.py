from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import threading
from typing import TYPE_CHECKING

import httpcore
import pytest
from werkzeug import Response as Answer

from reader.config import Fetch
from reader.web.causes import cause
from reader.web.fetch import fetch
from reader.web.response import Refused, Response
from reader.web.session import AGENT, Session
from reader.web.transport import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.web.conftest import RawServer

LIMITS = Fetch(header_bytes=8_192, body_bytes=100_000)
# one limit is short at a time: on a busy machine another would be met first
IMPATIENT = Fetch(idle_seconds=0.2)
QUICK = Fetch(feed_seconds=0.6, body_bytes=100_000)
FEED = b"<rss><channel/></rss>"


def ask(
    url: str, limits: Fetch = LIMITS, *, conditions: Mapping[str, str] | None = None, names: Names | None = None
) -> Response | Refused:
    async def run() -> Response | Refused:
        async with Session(limits, names) as session:
            return await fetch(session, url, conditions)

    return asyncio.run(run())


def refused(url: str, limits: Fetch = LIMITS, *, names: Names | None = None) -> str:
    outcome = ask(url, limits, names=names)
    assert isinstance(outcome, Refused), outcome
    assert outcome.input == url
    return outcome.cause


def whole(body: bytes = FEED, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def test_a_good_answer_is_given_whole_with_its_validators_to_the_letter(raw: RawServer) -> None:
    url = raw.serve(
        "/feed", whole(FEED, 'ETag: W/"é ,"', "Last-Modified: rubbish", "Content-Type: text/xml", "Cache-Control: max-age=60")
    )
    assert ask(url) == Response(asked=url, url=url, type="text/xml", body=FEED, etag='W/"é ,"', modified="rubbish", max_age=60)


def test_the_request_says_who_we_are_and_carries_no_cookie_and_no_referer(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": "/b", "Set-Cookie": "id=1; Path=/"})
    httpserver.expect_request("/b").respond_with_data(FEED)
    assert isinstance(ask(httpserver.url_for("/a")), Response)
    for request, _ in httpserver.log:
        assert request.headers["User-Agent"] == AGENT
        assert not {"Cookie", "Referer", "Authorization"} & set(request.headers.keys())


def test_validators_go_out_as_they_came_and_a_304_is_understood(httpserver: HTTPServer) -> None:
    def answer(request: Request) -> Answer:
        known = request.headers.get("If-None-Match") == '"a"' and request.headers.get("If-Modified-Since") == "Mon"
        return Answer(status=304 if known else 200, response=b"" if known else FEED)

    httpserver.expect_request("/feed").respond_with_handler(answer)
    outcome = ask(httpserver.url_for("/feed"), conditions={"If-None-Match": '"a"', "If-Modified-Since": "Mon"})
    assert isinstance(outcome, Response)
    assert outcome.unchanged
    assert outcome.body == b""


@pytest.mark.parametrize(
    ("statuses", "kept"),
    [([301], True), ([308], True), ([301, 308], True), ([302], False), ([303], False), ([307], False), ([302, 301], False)],
)
def test_only_redirects_for_good_from_the_start_give_an_address_to_keep(
    httpserver: HTTPServer, statuses: list[int], kept: bool
) -> None:
    for number, status in enumerate(statuses):
        httpserver.expect_request(f"/{number}").respond_with_data(status=status, headers={"Location": f"{number + 1}#part"})
    last = f"/{len(statuses)}"
    httpserver.expect_request(last).respond_with_data(FEED)
    outcome = ask(httpserver.url_for("/0"))
    assert isinstance(outcome, Response)
    assert outcome.url == httpserver.url_for(last)
    assert outcome.permanent == (httpserver.url_for(last) if kept else "")


def test_after_a_move_for_good_a_passing_redirect_is_followed_but_not_kept(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(status=301, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data(status=302, headers={"Location": "/c"})
    httpserver.expect_request("/c").respond_with_data(FEED)
    outcome = ask(httpserver.url_for("/a"))
    assert isinstance(outcome, Response)
    assert outcome.permanent == httpserver.url_for("/b")


def test_ten_redirects_are_followed_and_no_more(httpserver: HTTPServer) -> None:
    for number in range(11):
        httpserver.expect_request(f"/{number}").respond_with_data(status=302, headers={"Location": f"/{number + 1}"})
    httpserver.expect_request("/11").respond_with_data(FEED)
    assert isinstance(ask(httpserver.url_for("/1")), Response)
    assert refused(httpserver.url_for("/0")) == "it leads on and on: more than 10 redirects"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/loop", "it leads in a circle"),
        ("", "302, but it does not say where to"),
        ("file:///etc/passwd", "refused, it leads to a file: address"),
        ("javascript:alert(1)", "refused, it leads to a javascript: address"),
        ("ftp://example.org/feed", "refused, it leads to a ftp: address"),
        ("http://169.254.169.254/latest", "refused, 169.254.169.254 leads to a link-local address"),
        ("http://10.0.0.1/", "refused, 10.0.0.1 leads to a private network"),
        ("http://[::ffff:10.0.0.1]/", "refused, ::ffff:10.0.0.1 leads to a private network"),
        ("http://example.org:99999/", "it leads to a bad address: not a valid address"),
        ("//\xe9\xff\x80:x/", "it leads to a bad address"),
        ("data:text/xml,<rss/>", "refused, it leads to a data: address"),
    ],
)
def test_redirects_that_must_not_be_followed_are_not(raw: RawServer, location: str, expected: str) -> None:
    assert refused(raw.serve("/loop", whole(b"", f"Location: {location}", status="302 Found"))) == expected


def test_a_name_out_in_the_world_that_resolves_to_this_computer_is_never_asked(raw: RawServer) -> None:
    raw.serve("/feed", whole())
    names = Names(lambda _: ["93.184.216.34", "127.0.0.1"])
    assert refused(raw.url("/feed", "example.org"), names=names) == "refused, example.org leads to this computer (127.0.0.1)"
    assert raw.requests == []


def test_a_name_of_ones_own_network_is_asked_at_the_address_that_was_looked_up(raw: RawServer) -> None:
    raw.serve("/feed", whole())
    assert isinstance(ask(raw.url("/feed", "news.local"), names=Names(lambda _: ["127.0.0.1"])), Response)
    assert f"Host: news.local:{raw.port}" in raw.requests[0]


def test_a_second_address_is_tried_when_the_first_refuses(raw: RawServer) -> None:
    raw.serve("/feed", whole())
    assert isinstance(ask(raw.url("/feed", "news.local"), names=Names(lambda _: ["::1", "127.0.0.1"])), Response)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>", "the answer was cut short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n", "the answer was cut short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n", "the answer is not HTTP as it should be"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss>", "the answer is not HTTP as it should be"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\n<rss>", "the answer is not HTTP as it should be"),
        (b"<rss><channel/></rss>\r\n\r\n", "the answer is not HTTP as it should be"),
        (b"", "the server closed the connection without an answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n<rss>", "the body is larger than 97.6562 KiB"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + bytes(200_000), "the body is larger than 97.6562 KiB"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 9_000 + b"\r\n\r\n<rss>", "its headers are larger than 8 KiB"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "the answer is empty"),
        (whole(gzip.compress(FEED, mtime=0)[:-3], "Content-Encoding: gzip"), "the packed body is cut short"),
        (
            whole(gzip.compress(gzip.compress(FEED, mtime=0), mtime=0), "Content-Encoding: gzip", "Content-Encoding: gzip"),
            "the body is packed more than once",
        ),
        (
            whole(gzip.compress(bytes(200_000), mtime=0), "Content-Encoding: gzip"),
            "the body is larger than 97.6562 KiB when unpacked",
        ),
        (whole(FEED, "Content-Encoding: gzip"), "the packed body is damaged"),
        (whole(FEED, status="206 Partial Content"), "206 Partial Content"),
        (whole(b"", status="304 Not Modified"), "304 Not Modified, though nothing was kept to compare with"),
        (whole(FEED, status="500 \x1b[2J"), "500 Internal Server Error"),
    ],
)
def test_a_broken_answer_fails_with_its_cause(raw: RawServer, sent: bytes, expected: str) -> None:
    assert refused(raw.serve("/feed", sent)) == expected


@pytest.mark.parametrize(
    ("start", "again", "limits", "expected"),
    [
        (b"", b"", IMPATIENT, "nothing came for too long"),
        (b"HTTP/1.1 200 OK\r\n\r\n<rss>", b"", IMPATIENT, "nothing came for too long"),
        (b"HTTP/1.1 200 OK\r\n\r\n<rss>", b" ", QUICK, "not done within 0.6 seconds"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", QUICK, "not done within 0.6 seconds"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", QUICK, "not done within 0.6 seconds"),
        (b"HTTP/1.1 200 OK\r\n\r\n<rss>", bytes(50_000), LIMITS, "the body is larger than 97.6562 KiB"),
    ],
    ids=[
        "silence",
        "silence in the body",
        "a byte at a time",
        "headers without end",
        "100 Continue without end",
        "a body without end",
    ],
)
def test_an_answer_without_end_fails_within_the_limits(
    raw: RawServer, start: bytes, again: bytes, limits: Fetch, expected: str
) -> None:
    assert refused(raw.serve("/feed", start, hold=True, endless=again), limits) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:1/", "the connection was refused"),
        ("ftp://example.org/", "only http and https addresses can be asked"),
        ("example.org", "only http and https addresses can be asked"),
        ("http://[::1/", "not a valid address"),
        ("http://" + "a." * 200 + "org/", "its name is not known (DNS)"),
        ("http://exa_mple..org/", "its name is not known (DNS)"),
    ],
)
def test_an_address_that_cannot_be_asked_fails(url: str, expected: str) -> None:
    def unknown(_: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert refused(url, names=Names(unknown)) == expected


def test_a_name_server_that_is_silent_does_not_hold_anything_up() -> None:
    answered = socket.socket()
    answered.bind(("127.0.0.1", 0))
    answered.listen()

    def silent(_: str) -> list[str]:
        with answered.accept()[0]:
            return []

    limits = Fetch(connect_seconds=0.1)
    assert refused("http://example.org/", limits, names=Names(silent)) == "its name was not found in time (DNS)"
    socket.create_connection(answered.getsockname()).close()
    answered.close()


def test_http_where_tls_was_wanted_fails() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def speak_plainly() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        server = threading.Thread(target=speak_plainly)
        server.start()
        url = f"https://127.0.0.1:{listening.getsockname()[1]}/feed"
        assert refused(url) == "no secure connection could be made (TLS)"
        server.join()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (10, "its certificate has expired"),
        (18, "its certificate is signed by itself alone"),
        (20, "its certificate is signed by nobody who is trusted here"),
        (62, "its certificate is for another name"),
        (23, "its certificate is not valid: certificate revoked"),
    ],
)
def test_a_certificate_that_is_not_valid_is_told_in_plain_words_where_they_are_known(code: int, told: str) -> None:
    error = httpcore.ConnectError("x")
    error.__cause__ = ssl.SSLCertVerificationError(1, "x")
    error.__cause__.verify_code, error.__cause__.verify_message = code, "certificate revoked"
    assert cause(error) == told


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_wants_to_be_left_alone_says_for_how_long(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/feed").respond_with_data(status=status, headers={"Retry-After": "3600"})
    outcome = ask(httpserver.url_for("/feed"))
    assert isinstance(outcome, Refused)
    assert (outcome.status, outcome.retry_after) == (status, 3600.0)
    assert "not before" in outcome.cause


def test_a_kept_connection_that_the_server_closes_is_opened_anew(raw: RawServer) -> None:
    first, second = raw.serve("/first", whole()), raw.serve("/second", whole())
    raw.stale.add("/first")

    async def run() -> list[Response | Refused]:
        async with Session(LIMITS) as session:
            return [await fetch(session, url) for url in (first, second)]

    assert [outcome for outcome in asyncio.run(run()) if isinstance(outcome, Refused)] == []


def test_a_proxy_of_the_environment_is_asked_for_what_lies_out_in_the_world(
    raw: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://reader:word@127.0.0.1:{raw.port}")
    monkeypatch.setenv("no_proxy", "example.com")
    raw.paths["http://feeds.example.org/feed"] = whole()
    assert isinstance(ask("http://feeds.example.org/feed"), Response)
    assert "proxy-authorization: basic cmvhzgvyondvcmq=" in raw.requests[0].lower()
    direct = Names(lambda _: ["127.0.0.1"])
    assert "refused" in refused(f"http://feeds.example.com:{raw.port}/feed", names=direct)
    assert isinstance(ask(raw.serve("/feed", whole())), Response)
    assert len(raw.requests) == 2
