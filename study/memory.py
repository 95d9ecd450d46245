"""What is kept between runs: a result is made once a key; the newest few of each kind are kept.

A result is asked of an object with a key (a corpus, a view) or of a text that is its own key; with
the other arguments this key must say all that the result depends on. Two threads that want the
same result wait for one computation. What is kept is shared by all sessions, can be made again at
any time, and must never be modified.

One callback says what is being worked on: `announce` installs it. The site shows a spinner, a
command prints a line; without it nothing is said.
"""

import functools
import inspect
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Announcer = Callable[[str], AbstractContextManager]


@dataclass(frozen=True, eq=False)
class _Shelf:
    """The results of one function, those asked for last at the end."""

    make: Callable
    entries: int
    by: str
    signature: inspect.Signature
    results: OrderedDict[tuple[Hashable, ...], Future] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def key(self, arguments: tuple, named: dict) -> tuple[Hashable, ...]:
        bound = self.signature.bind(*arguments, **named)
        bound.apply_defaults()
        subject, *more = bound.arguments.values()
        return (subject if isinstance(subject, str) else getattr(subject, self.by), *more)


_SHELVES: dict[Callable, _Shelf] = {}
_ANNOUNCER: list[Announcer] = [lambda message: nullcontext()]


def announce(announcer: Announcer) -> Announcer:
    """Have every piece of work announced: `announcer(message)` is a context that lasts as long.

    Returns
    -------
    What announced it before.
    """
    before, _ANNOUNCER[0] = _ANNOUNCER[0], announcer
    return before


def announced(message: str) -> AbstractContextManager:
    """Give the context in which a piece of work is announced that is not kept here."""
    return _ANNOUNCER[0](message)


def keep(
    message: str, *, entries: int = 8, by: str = "key"
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Keep the newest results of a function, and announce the message while one is made.

    Parameters
    ----------
    message
        What is being done, for who waits.
    entries
        How many results are kept.
    by
        The attribute of the first argument that is its key.
    """

    def keeping(make: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        shelf = _Shelf(make, entries, by, inspect.signature(make))

        @functools.wraps(make)
        def kept(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            key = shelf.key(arguments, named)
            while True:
                future, is_new = _reserve(shelf, key)
                if not is_new and future.done() and future.exception() is None:
                    return future.result()
                with _ANNOUNCER[0](message):
                    if is_new:
                        return _make(shelf, key, future, lambda: make(*arguments, **named))
                    try:
                        return future.result()
                    except _Interrupted:
                        continue  # who made it was stopped: it is made here

        _SHELVES[kept] = shelf
        return kept

    return keeping


def is_ready(result: Callable, *arguments: Any, **named: Any) -> bool:
    """Tell whether a result is there already, so that asking for it costs nothing."""
    shelf = _SHELVES[result]
    with shelf.lock:
        future = shelf.results.get(shelf.key(arguments, named))
    return future is not None and future.done()


def forget() -> None:
    """Forget every result."""
    for shelf in _SHELVES.values():
        with shelf.lock:
            shelf.results.clear()


class _Interrupted(Exception):
    """Who made a result was stopped before it was there."""


def _reserve(shelf: _Shelf, key: tuple[Hashable, ...]) -> tuple[Future, bool]:
    """Give the place of a result, and whether the caller is to make it."""
    with shelf.lock:
        if key in shelf.results:
            shelf.results.move_to_end(key)
            return shelf.results[key], False
        future: Future = Future()
        shelf.results[key] = future
        finished = [one for one, other in shelf.results.items() if other.done()]
        for one in finished[: max(len(shelf.results) - shelf.entries, 0)]:
            del shelf.results[one]
        return future, True


def _make(shelf: _Shelf, key: tuple[Hashable, ...], future: Future, make: Callable) -> Any:
    """Make a result and put it into its place; a failure leaves the place empty."""
    try:
        result = make()
    except BaseException as problem:
        with shelf.lock:
            if shelf.results.get(key) is future:
                del shelf.results[key]
        # A mistake in what was asked is everybody's; the end of one session is its own.
        future.set_exception(problem if isinstance(problem, Exception) else _Interrupted())
        raise
    future.set_result(result)
    return result
