"""Who sits at which browser: sessions kept in the server's memory, found by a random cookie.

A session carries the reviewer and the token that every form must bring back (CSRF). Restarting the desk ends all
sessions and loses nothing but the logins.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

COOKIE = "salname_review"
#: Seconds a session lives after its last use: a working day.
LIFETIME = 12 * 3600.0
#: Most sessions kept; beyond it the longest unused go. A flood of cookie-less requests must not fill the memory.
MOST = 2_000


@dataclass(slots=True)
class Session:
    """One browser.

    Attributes:
        key: the cookie's value.
        csrf: what each form brings back.
        reviewer: who is logged in, or "".
        used: clock reading of the last use, in seconds.
        said: what the next page tells, once: the words and whether they are bad news.
    """

    key: str
    csrf: str
    reviewer: str
    used: float
    said: tuple[str, bool] | None = None

    def holds(self, token: str) -> bool:
        """Whether a form's token is this session's, compared in constant time."""
        return hmac.compare_digest(self.csrf.encode(), token.encode())


class Sessions:
    """All sessions; safe from several threads.

    Args:
        clock: seconds, growing.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._held: dict[str, Session] = {}

    def find(self, key: str) -> Session | None:
        """The living session with that cookie, or None."""
        with self._lock:
            session = self._held.pop(key, None)
            now = self._clock()
            if session is None or now - session.used > LIFETIME:
                return None
            session.used = now
            self._held[key] = session  # last used stands last
            return session

    def begin(self, reviewer: str) -> Session:
        """A new session with a fresh key and token."""
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(32), reviewer, self._clock())
        with self._lock:
            self._held[session.key] = session
            while len(self._held) > MOST:
                # those that are nobody's go first, so that a flood cannot throw reviewers out
                del self._held[
                    next((key for key, held in self._held.items() if not held.reviewer), next(iter(self._held)))
                ]
        return session

    def end(self, key: str) -> None:
        """Forget a session."""
        with self._lock:
            self._held.pop(key, None)


class Attempts:
    """Counts failed logins, so that passwords cannot be tried fast: after five within five minutes, five minutes' rest.

    Args:
        clock: seconds, growing.
    """

    LIMIT = 5
    WINDOW = 300.0

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failed: dict[str, list[float]] = {}

    def allowed(self, who: str) -> bool:
        """Whether ``who`` (name and address) may try now."""
        with self._lock:
            return len(self._recent(who)) < self.LIMIT

    def failed(self, who: str) -> None:
        """Remember a failure."""
        with self._lock:
            self._failed[who] = [*self._recent(who), self._clock()]
            if len(self._failed) > MOST:
                del self._failed[next(iter(self._failed))]

    def succeeded(self, who: str) -> None:
        """Forget earlier failures."""
        with self._lock:
            self._failed.pop(who, None)

    def _recent(self, who: str) -> list[float]:
        return [moment for moment in self._failed.get(who, []) if self._clock() - moment < self.WINDOW]
