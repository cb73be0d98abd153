"""What the network says when it fails, as one plain line."""

from __future__ import annotations

import socket
import ssl

import httpcore
import httpx

from reader.web.bodies import BodyError

_UNTRUSTED = "its certificate is signed by nobody who is trusted here"
_ANOTHER = "its certificate is for another name"
_CERTIFICATE = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself alone",
    19: _UNTRUSTED,
    20: _UNTRUSTED,
    21: _UNTRUSTED,
    62: _ANOTHER,
    64: _ANOTHER,
}
"""By OpenSSL's numbers of what was found wrong (X509_V_ERR); Python has no names for them."""


def cause(error: BaseException) -> str:
    """Name the cause of a failed request in one line; nothing of what the other side sent stands in it."""
    chain = _chain(error)
    for link in chain:
        said = _plain(link)
        if said:
            return said
    return _by_kind(error)


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain


def _plain(error: BaseException) -> str:
    match error:
        case BodyError():
            return str(error)
        case socket.gaierror():
            return "its name is not known (DNS)"
        case ssl.SSLCertVerificationError():
            return _CERTIFICATE.get(error.verify_code, f"its certificate is not valid: {error.verify_message}")
        case ssl.SSLError():
            return "no secure connection could be made (TLS)"
        case ConnectionRefusedError():
            return "the connection was refused"
        case ConnectionResetError() | BrokenPipeError():
            return "the connection was broken off"
        case httpcore.ProxyError():
            return "the proxy does not lead there"
        case _:
            return ""


def _by_kind(error: BaseException) -> str:
    match error:
        case httpcore.RemoteProtocolError() if _is_cut(error):
            return "the answer was cut short"
        case httpcore.RemoteProtocolError() if "without sending" in str(error):
            return "the server closed the connection without an answer"
        case httpcore.ProtocolError():
            return "the answer is not HTTP as it should be"
        case httpcore.ConnectTimeout():
            return "no connection came about in time"
        case httpcore.ConnectError() | OSError():
            return "no connection could be made"
        case httpcore.TimeoutException():
            return "nothing came for too long"
        case httpcore.NetworkError():
            return "the connection was broken off"
        case httpx.InvalidURL() | ValueError():
            return "not a valid address"
        case _:
            return f"the request failed ({type(error).__name__})"


def _is_cut(error: Exception) -> bool:
    said = str(error)
    return "without sending complete" in said or "incomplete chunked" in said or "InvalidBodyLength" in said
