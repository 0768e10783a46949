"""The review desk as an ASGI application.

:func:`create_app` puts the parts together: the guards of :mod:`~pipeline.review.security`, the sessions, the pages
(:mod:`~pipeline.review.pages`) and what changes something (:mod:`~pipeline.review.actions`). Every request
becomes a :class:`~pipeline.review.visit.Visit`; the handlers are plain functions that run in threads, because
SQLite waits.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.errors import Errors, SalnameError
from pipeline.review import actions, pages
from pipeline.review.desk import Desk
from pipeline.review.passwords import PasswordFile
from pipeline.review.security import AllowedHosts, BodyLimit, HostCheck, SecurityHeaders
from pipeline.review.sessions import Attempts, Sessions
from pipeline.review.visit import Office, Refused, Visit

_LOG = logging.getLogger(__name__)
STATIC = Path(__file__).resolve().parent / "static"

Handler = Callable[[Visit], Response]


def create_app(
    out: Path,
    *,
    reviewer: str,
    host: str = "127.0.0.1",
    names: Sequence[str] = (),
    login: bool = False,
    secure_cookie: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> Starlette:
    """The desk for one output folder.

    Args:
        out: the output folder.
        reviewer: whose decisions they are where nobody has to log in.
        host: address it listens on.
        names: further names it is reached by.
        login: ask for a name and password; the caller sees to it that this is so beyond loopback.
        secure_cookie: the desk is reached over TLS.
        clock: seconds, growing; for sessions.

    Raises:
        SalnameError: E103 if the folder holds no finished run.
    """
    office = Office(
        desk=Desk(out),
        passwords=PasswordFile(out),
        sessions=Sessions(clock),
        attempts=Attempts(clock),
        reviewer=reviewer,
        login=login,
        secure_cookie=secure_cookie,
    )
    routes: list[Route | Mount] = [
        Route(path, _endpoint(office, handler), methods=["GET"]) for path, handler in pages.ROUTES
    ]
    routes += [
        Route(path, _endpoint(office, handler), methods=["POST"], name=f"post {path}")
        for path, handler in actions.ROUTES
    ]
    routes.append(Mount("/static", StaticFiles(directory=STATIC), name="static"))
    app = Starlette(
        routes=_by_path(routes),
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(HostCheck, allowed=AllowedHosts(host, names)),
            Middleware(BodyLimit),
        ],
        exception_handlers={HTTPException: _refused(office), 500: _failed(office)},
    )
    app.state.office = office
    return app


def _by_path(routes: list[Route | Mount]) -> list[Route | Mount]:
    """Fixed paths before those with a variable; the last variable of a path takes slashes too."""
    return sorted(routes, key=lambda route: ("{" in route.path, "path}" in route.path))


def _endpoint(office: Office, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            visit = await Visit.open(office, request)
            response = await run_in_threadpool(handler, visit)
        except Refused as refused:
            if refused.location:
                return RedirectResponse(refused.location, 303)
            raise HTTPException(refused.status, refused.why) from None
        except SalnameError as error:
            raise HTTPException(404 if error.error is Errors.E401 else 409, str(error)) from error
        visit.set_cookie(response)
        return response

    return endpoint


def _refused(office: Office) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        detail = error.detail if isinstance(error, HTTPException) else ""
        return office.error_page(request, status, detail)

    return handle


def _failed(office: Office) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return office.error_page(request, 500, "")

    return handle
