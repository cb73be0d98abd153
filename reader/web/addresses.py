"""Which addresses may be asked. Pure: names are resolved elsewhere.

A feed on this computer or in this network is fine when a person gave its address. What must not happen is that an address out
in the world leads there, by a redirect, by a link of its page or by what its name resolves to.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Kind = Literal["public", "private", "loopback", "link-local", "reserved"]

# names of a person's own network, as RFC 6761, 6762 and 8375 and the habits of routers have them
LOCAL_NAMES = ("localhost", "local", "lan", "home", "home.arpa", "internal", "intranet", "corp", "private", "localdomain")
LONGEST = 8_192  # an address; more is no address
_BARE = re.compile(r"\w[\w-]*(?:\.[\w-]+)+(?::\d+)?(?:[/?#].*)?")


def kind(address: str) -> Kind:
    """Say where an IP address lies, looking through the notations that carry an IPv4 address inside IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return kind(str(inner))
    if ip.is_loopback or ip.is_unspecified:
        return "loopback"
    if ip.is_link_local:
        return "link-local"
    if ip.is_multicast or (ip.is_reserved and not ip.is_global):
        return "reserved"
    return "public" if ip.is_global else "private"


def local_name(host: str) -> bool:
    """Tell whether a name, by its form, belongs to a person's own network."""
    host = host.rstrip(".").lower()
    return "." not in host or any(host == name or host.endswith(f".{name}") for name in LOCAL_NAMES)


def literal(host: str) -> str:
    """Give the IP address that a host is, empty when it is a name."""
    try:
        return str(ipaddress.ip_address(host.strip("[]").partition("%")[0]))
    except ValueError:
        return ""


def given(host: str, resolved: Sequence[str]) -> frozenset[Kind]:
    """Say which kinds of place an address that a person gave may lead to: the public ones, and its own."""
    own: set[Kind] = {kind(address) for address in resolved} if literal(host) or local_name(host) else set()
    own.discard("reserved")
    own.add("public")
    return frozenset(own)


def refusal(host: str, resolved: Collection[str], allowed: Collection[Kind]) -> str:
    """Say why a host may not be asked; empty when it may. One bad address among several is enough."""
    for address in resolved:
        place = kind(address)
        if place not in allowed:
            where = {"loopback": "this computer", "private": "a private network"}.get(place, f"a {place} address")
            return f"refused, {host[:100]} leads to {where}" + ("" if address == literal(host) else f" ({address})")
    return ""


def hop(url: str, before: str) -> str:
    """Say why a redirect may not be followed, before any name is resolved; empty when it may."""
    scheme = urlsplit(url).scheme.lower()
    if scheme not in ("http", "https"):
        return f"refused, it leads to a {scheme[:20]}: address" if scheme else "refused, it leads to no address"
    if scheme == "http" and urlsplit(before).scheme.lower() == "https":
        return "refused, it leads from https to http"
    return ""


def whole(url: str) -> str:
    """Give an address as a person writes it, such as example.org/news, its https."""
    return f"https://{url}" if _BARE.fullmatch(url) else url


def fault(url: str) -> str:
    """Say what is wrong with an address; empty when it can be asked."""
    if len(url) > LONGEST:
        return "the address is too long"
    if any(ord(character) <= 32 or 0x7F <= ord(character) < 0xA0 for character in url):
        return "the address has white space or control characters"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "not a valid address"
    if parts.scheme.lower() not in ("http", "https"):
        return "only http and https addresses can be asked"
    return "" if host else "the address names no host"
