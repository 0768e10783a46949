"""What stands between the network and the pages: who may ask, how much, and what a browser may do with the answer.

Three pure ASGI layers. None of them knows anything of facts.

- :class:`HostCheck` refuses a ``Host`` that this desk was not given: the guard against DNS rebinding, where a
  foreign page points its own name at 127.0.0.1 and reads the answers.
- :class:`BodyLimit` refuses bodies that no form of the desk sends.
- :class:`SecurityHeaders` sets the headers; the content security policy allows the desk's own files and nothing else.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Nothing inline, nothing from elsewhere, no frames, no plug-ins; forms lead back here only.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

#: ``Referrer-Policy: same-origin`` and not ``no-referrer``: with the latter browsers send ``Origin: null`` with forms.
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

#: The longest form: some hundred mention ids of a split, or a long note.
MAX_BODY = 512 * 1024

_LOCAL_NAMES = frozenset({"localhost", "ip6-localhost"})


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address: ``127.0.0.0/8``, ``::1`` or ``localhost``."""
    name = host.strip("[]").lower()
    if name in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The name in a ``Host`` header without its port, lower case, brackets of IPv6 removed; "" if it is malformed."""
    value = header.strip().lower()
    if value.startswith("["):
        name, bracket, rest = value[1:].partition("]")
        return name if bracket and (not rest or rest.startswith(":")) else ""
    name, _, port = value.partition(":")
    return name if not port or port.isdigit() else ""


class AllowedHosts:
    """Decides which ``Host`` a request may carry.

    Args:
        bound: the address the desk listens on.
        names: further names it is reached by.

    On loopback only loopback addresses and names pass. Beyond it every literal address passes too: a rebound name
    is a name, never an address.
    """

    def __init__(self, bound: str, names: Iterable[str] = ()) -> None:
        self._local_only = is_loopback(bound)
        self._names = _LOCAL_NAMES | {name.lower() for name in names} | {bound.strip("[]").lower()}

    def __contains__(self, header: object) -> bool:
        name = host_name(str(header))
        if name in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self._local_only


class HostCheck:
    """Answers 421 to a request whose ``Host`` is missing, doubled or not allowed."""

    def __init__(self, app: ASGIApp, allowed: AllowedHosts) -> None:
        self._app = app
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            hosts = Headers(scope=scope).getlist("host")
            if len(hosts) != 1 or hosts[0] not in self._allowed:
                await _plain(send, 421, "This desk does not answer to that name.")
                return
        await self._app(scope, receive, send)


class BodyLimit:
    """Answers 413 to bodies longer than :data:`MAX_BODY`, announced or not."""

    def __init__(self, app: ASGIApp, limit: int = MAX_BODY) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced) > self._limit:
            await _plain(send, 413, "That is more than any form of this desk sends.")
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                raise HTTPException(413, "That is more than any form of this desk sends.")
            return message

        await self._app(scope, counted, send)


class SecurityHeaders:
    """Adds :data:`HEADERS` to every answer; pages are never stored by caches, static files are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if not str(scope["path"]).startswith("/static/"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, with_headers)


async def _plain(send: Send, status: int, text: str) -> None:
    """An answer for requests that are too odd to be shown a page."""
    body = text.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
