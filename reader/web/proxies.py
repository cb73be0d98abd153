"""Which requests go through a proxy: as HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, or the system, say.

What lies on this computer or in its network is always asked directly. Behind a proxy it is the proxy that looks names up, so
that a name out in the world which leads to a private address is its to refuse.
"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from reader.web import addresses


def proxy(scheme: str, host: str) -> str:
    """Give the address of the proxy to ask a host through; empty when it is asked directly."""
    own = addresses.literal(host)
    if addresses.kind(own) != "public" if own else addresses.local_name(host):
        return ""
    known = getproxies()
    found = known.get(scheme) or known.get("all", "")
    return found if found.startswith(("http://", "https://")) and not proxy_bypass(host) else ""


def credentials(url: str) -> tuple[str, str] | None:
    """Give the name and the password that stand in a proxy's address."""
    parts = urlsplit(url)
    return (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
