"""Keys in turn: a key is given on when the one before has done what it does.

Textual gives a key to what has the focus when the key arrives. Of `/gaza`, written at once by a fast hand or a program, the
letters would then go to the list, where `a` and `z` are commands, and not to the line that `/` opens.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, InputEvent, Key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.dom import DOMNode

AT_ONCE = 0.25
"""Seconds after which a key counts as come alone: what the one before does has been done, or is done elsewhere."""


class InTurn(App[None]):
    """An application in which a key that comes on the heels of another waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Key] = deque()
        self._way: Sequence[DOMNode] = ()
        self._given = 0.0
        self._turn = 0
        self.touched = 0.0
        """When a key was last pressed or the mouse moved, by the clock that only goes forward."""

    async def on_event(self, event: Event) -> None:
        """Give a key on, or let it wait for the one before."""
        if isinstance(event, InputEvent):
            self.touched = monotonic()
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._waiting:
            self._waiting.append(event)
        elif monotonic() - self._given > AT_ONCE or self._free():
            await self._give(event)
        else:
            self._waiting.append(event)
            self._wait()

    async def _give(self, key: Key) -> None:
        self._given = monotonic()
        self._way = self._way_up()
        await super().on_event(key)

    def _free(self) -> bool:
        """Tell at a glance that nothing is under way: a key held down is not to pay for waiting, which takes 1 ms."""
        return not any(node.message_queue_size for way in (self._way, self._way_up()) for node in way)

    def _way_up(self) -> Sequence[DOMNode]:
        """Return the way a key goes: from what has the focus up to the application, which knows the bindings."""
        return (self.focused or self.screen).ancestors_with_self

    def _wait(self) -> None:
        """Wait until the key before has gone its way, and then until what it set off has gone its own."""
        turn = self._turn
        self._follow(self._way, lambda: self._follow(self._way_up(), lambda: self.call_later(self._next, turn)))
        self.set_timer(AT_ONCE, lambda: self._next(turn))  # should the way have ended with a dialog that closed

    def _follow(self, way: Sequence[DOMNode], then: Callable[[], object]) -> None:
        """Go the way behind a key: what is in a queue before this is done before this."""
        for at, node in enumerate(way):
            if node.call_later(self._follow, way[at + 1 :], then):
                return
        then()

    async def _next(self, turn: int) -> None:
        if turn != self._turn:
            return
        self._turn += 1
        await self._give(self._waiting.popleft())
        if self._waiting:
            self._wait()
