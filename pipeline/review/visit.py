"""One request: who makes it, what it brought, and how the answer is rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pipeline.review.desk import Desk
from pipeline.review.filters import LABELS, TRIGGER, TYPES
from pipeline.review.passwords import PasswordFile
from pipeline.review.progress import in_words
from pipeline.review.sessions import COOKIE, LIFETIME, Attempts, Session, Sessions

TEMPLATES = Path(__file__).resolve().parent / "templates"
_ERRORS: Mapping[int, tuple[str, str]] = {
    400: ("That request was not understood", "Go back and try again."),
    403: ("That was not accepted", "Open the page again and repeat it; nothing was changed."),
    404: ("There is nothing here", "The link may be from an earlier run, or mistyped."),
    405: ("That is not how this page is used", "Go back and use its buttons."),
    409: ("That could not be done", "Open the page again: something may have changed meanwhile."),
    413: ("That was too long", "Shorten it and send it again."),
    422: ("That could not be taken", "Go back and correct it."),
    429: ("Too many attempts", "Wait five minutes, then try again."),
    500: ("The desk made a mistake", "Your earlier decisions are safe. What went wrong is in the desk's terminal."),
}


class Refused(Exception):
    """The request ends here: with a page that says why, or elsewhere.

    Attributes:
        status: HTTP status.
        why: in words for the reviewer.
        location: where to go instead, or "".
    """

    def __init__(self, status: int, why: str = "", location: str = "") -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.location = location


def number(value: object) -> str:
    """``12,345``."""
    return f"{int(str(value)):,}"


def path_part(value: object) -> str:
    """A value as part of a path; slashes stay, for ids of sources in folders."""
    return quote(str(value), safe="/")


def moment(value: str) -> str:
    """``2026-11-22 19:30`` from an ISO time."""
    return value[:16].replace("T", " ")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": number, "path": path_part, "moment": moment, "kappa_words": in_words}
    environment.globals |= {"LABELS": LABELS, "TRIGGER": TRIGGER, "TYPES": TYPES, "query": urlencode}
    return environment


@dataclass(slots=True)
class Office:
    """What all requests share."""

    desk: Desk
    passwords: PasswordFile
    sessions: Sessions
    attempts: Attempts
    reviewer: str
    login: bool
    secure_cookie: bool
    environment: Environment = field(default_factory=_environment)
    pages: dict[Any, Any] = field(default_factory=dict)

    def error_page(self, request: Request, status: int, detail: str) -> Response:
        """A page that says what happened and what to do; for scripts a line of text."""
        title, remedy = _ERRORS.get(status, _ERRORS[500 if status >= 500 else 400])
        said = detail if (detail and status != 404) or "[E" in detail else ""
        template = self.environment.get_template("error.html")
        return HTMLResponse(template.render(title=title, remedy=remedy, detail=said, status=status), status)


@dataclass(slots=True)
class Visit:
    """A request with its session.

    Attributes:
        office: what all requests share.
        request: the request.
        session: the browser's session, an old or a new one.
        form: what a POST brought; its token was found right.
    """

    office: Office
    request: Request
    session: Session
    form: FormData
    _new: bool = False

    @classmethod
    async def open(cls, office: Office, request: Request) -> Visit:
        """Find the session; refuse who is not logged in, and POSTs that do not come from the desk's own pages.

        Raises:
            Refused: with the login page as location, or 403.
        """
        session = office.sessions.find(request.cookies.get(COOKIE, ""))
        new = session is None
        if session is None:
            if request.method == "POST":
                raise Refused(403, "The session has ended. Log in or open the page again, then repeat it.")
            session = office.sessions.begin("" if office.login else office.reviewer)
        form = FormData()
        if request.method == "POST":
            _same_origin(request)
            form = await request.form(max_files=0, max_fields=2_000)
            if not session.holds(str(form.get("csrf", ""))):
                raise Refused(403, "The form's token is not this session's.")
        public = request.url.path == "/login"
        if office.login and not session.reviewer and not public:
            if request.method == "POST":
                raise Refused(403, "You are not logged in.")
            wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            raise Refused(303, location=f"/login?{urlencode({'to': wanted})}")
        return cls(office, request, session, form, new)

    @property
    def reviewer(self) -> str:
        """Who decides."""
        return self.session.reviewer

    def text(self, name: str, longest: int = 4_000) -> str:
        """A field of the form, trimmed.

        Raises:
            Refused: 413 if it is too long.
        """
        value = str(self.form.get(name, "")).strip()
        if len(value) > longest:
            raise Refused(413, f"{name} has more than {longest:,} characters.")
        return value

    def page_number(self) -> int:
        """``page`` of the address, 1 if it is missing or odd."""
        value = self.request.query_params.get("page", "1")
        return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 7 else 1

    def render(self, template: str, values: Mapping[str, object] | None = None, status: int = 200) -> HTMLResponse:
        """A page from a template; what was to be said is said now."""
        said, self.session.said = self.session.said, None
        html = self.office.environment.get_template(template).render(
            visit=self,
            reviewer=self.reviewer,
            csrf=self.session.csrf,
            said=said,
            login=self.office.login,
            **(values or {}),
        )
        return HTMLResponse(html, status)

    def say(self, words: str, *, bad: bool = False) -> None:
        """What the next page tells."""
        self.session.said = words, bad

    def go(self, location: str) -> RedirectResponse:
        """See Other: the answer to a POST."""
        return RedirectResponse(location, 303)

    def set_cookie(self, response: Response) -> None:
        """Give the browser its session, if it has none yet."""
        if self._new:
            response.set_cookie(
                COOKIE,
                self.session.key,
                max_age=int(LIFETIME),
                httponly=True,
                samesite="lax",
                secure=self.office.secure_cookie,
            )

    def change_session(self, reviewer: str) -> None:
        """A fresh session, so that one fixed before a login is worth nothing after it."""
        self.office.sessions.end(self.session.key)
        self.session = self.office.sessions.begin(reviewer)
        self._new = True


def local(address: str) -> str:
    """An address on this desk, or ``/``: never one that leads elsewhere."""
    parts = urlsplit(address)
    odd = any(character in address for character in "\\\r\n\t") or not address.startswith("/") or address[1:2] == "/"
    return "/" if odd or parts.scheme or parts.netloc or parts.path == "/login" else address


def _same_origin(request: Request) -> None:
    """Browsers say where a form comes from; if it is elsewhere, it is refused before its token is looked at."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers["host"].lower():
        raise Refused(403, "The form came from another site.")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "The form came from another site.")


Handler = Callable[[Visit], Response]
