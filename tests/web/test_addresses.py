import pytest

from reader.web import addresses


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", "public"),
        ("2606:2800:220:1::1", "public"),
        ("127.0.0.1", "loopback"),
        ("127.255.0.1", "loopback"),
        ("::1", "loopback"),
        ("0.0.0.0", "loopback"),
        ("::", "loopback"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "private"),
        ("fd00::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.0.0.1", "private"),
        ("2002:7f00:1::", "loopback"),
        ("64:ff9b::169.254.169.254", "link-local"),
        ("224.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
    ],
)
def test_the_kind_of_an_address(address: str, expected: str) -> None:
    assert addresses.kind(address) == expected


@pytest.mark.parametrize(
    ("host", "resolved", "expected"),
    [
        ("example.org", ["93.184.216.34"], ""),
        ("example.org", ["127.0.0.1"], "refused, example.org leads to this computer (127.0.0.1)"),
        ("example.org", ["93.184.216.34", "10.0.0.1"], "refused, example.org leads to a private network (10.0.0.1)"),
        ("127.0.0.1", ["127.0.0.1"], ""),
        ("localhost", ["::1", "127.0.0.1"], ""),
        ("nas.local", ["192.168.1.9"], ""),
        ("nas", ["192.168.1.9"], ""),
        ("224.0.0.1", ["224.0.0.1"], "refused, 224.0.0.1 leads to a reserved address"),
    ],
)
def test_a_place_of_ones_own_may_be_given_but_no_name_out_in_the_world_may_lead_there(
    host: str, resolved: list[str], expected: str
) -> None:
    assert addresses.refusal(host, resolved, addresses.given(host, resolved)) == expected


@pytest.mark.parametrize(
    ("start", "target", "allowed"),
    [
        ("93.184.216.34", "93.184.216.35", True),
        ("93.184.216.34", "127.0.0.1", False),
        ("93.184.216.34", "192.168.0.1", False),
        ("93.184.216.34", "169.254.169.254", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "93.184.216.34", True),
        ("127.0.0.1", "169.254.169.254", False),
        ("192.168.0.1", "127.0.0.1", False),
    ],
)
def test_a_redirect_stays_in_the_kind_of_place_it_came_from_or_leads_out(start: str, target: str, allowed: bool) -> None:
    assert (addresses.refusal(target, [target], addresses.given(start, [start])) == "") is allowed


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/b", ""),
        ("http://example.org/b", "refused, it leads from https to http"),
        ("file:///etc/passwd", "refused, it leads to a file: address"),
        ("javascript:alert(1)", "refused, it leads to a javascript: address"),
        ("data:text/xml,x", "refused, it leads to a data: address"),
        ("ftp://example.org/", "refused, it leads to a ftp: address"),
        ("", "refused, it leads to no address"),
    ],
)
def test_redirects_lead_to_http_and_https_only_and_never_from_https_to_http(url: str, expected: str) -> None:
    assert addresses.hop(url, "https://example.org/a") == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "http://",
        "http:///a",
        "http://[::1",
        "http://example.org:99999/",
        "http://a b/",
        "http://a/\x1b[2J",
        "mailto:a@b",
        "http://example.org/" + "a" * 9_000,
    ],
)
def test_a_bad_address_is_told_before_anything_is_asked(url: str) -> None:
    assert addresses.fault(url)


def test_a_good_address_has_no_fault() -> None:
    assert addresses.fault("https://user:word@xn--bcher-kva.example:8443/a?b=c&d#e") == ""


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("example.org", "https://example.org"),
        ("news.example.org:8080/feed?x=1", "https://news.example.org:8080/feed?x=1"),
        ("http://example.org", "http://example.org"),
        ("javascript:a.b", "javascript:a.b"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("nothing", "nothing"),
        ("-x.org", "-x.org"),
    ],
)
def test_an_address_is_taken_as_a_person_writes_it(typed: str, asked: str) -> None:
    assert addresses.whole(typed) == asked
