"""Opening an address outside: http and https only, as one argument, never through a shell."""

from __future__ import annotations

from urllib.parse import urlsplit

from reader.errors import InputError
from reader.text.clean import clean_url

CONSOLE = frozenset({"www-browser", "links", "elinks", "lynx", "w3m", "links2"})
"""Browsers that would take the terminal from the application."""


def safe_address(address: str) -> str:
    """Return the address as it may be opened; anything but http and https is an InputError."""
    found = clean_url(address)
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("This story has no address that a browser can open")
    return found


def open_address(address: str) -> None:
    """Open an address in the person's browser; InputError when there is none that leaves the terminal alone."""
    import webbrowser  # with shlex a millisecond

    found = safe_address(address)
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        raise InputError("No browser was found; y copies the address") from None
    if getattr(browser, "name", "") in CONSOLE:
        raise InputError("Only a browser in the terminal was found; y copies the address")
    if not browser.open(found):
        raise InputError("The browser did not open; y copies the address")
