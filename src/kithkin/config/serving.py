"""The server process: the lock, the look at everything, the shell's door, the anchors, the pages."""

import os
import signal
import socket
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

import typer
import uvicorn
from django.db import connections
from django.urls import get_resolver

from kithkin.base.process_lock import holding
from kithkin.config import start
from kithkin.config.address import Address
from kithkin.config.anchoring import anchoring
from kithkin.config.asked import Asked
from kithkin.config.door import Run, open_door
from kithkin.config.errors import StartRefusedError
from kithkin.config.places import Places
from kithkin.config.voices import shared_voices

LONGEST_GOODBYE_SECONDS = 10
A_MOMENT_SECONDS = 2.0  # a command of the shell may just be finishing


class _Server(uvicorn.Server):
    """Says where it is once it really answers."""

    def __init__(self, config: uvicorn.Config, once_up: Callable[[], None]) -> None:
        super().__init__(config)
        self.once_up = once_up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.once_up()


@contextmanager
def servers_place(places: Places, address: Address) -> Iterator[None]:
    """On SQLite there is one server, and it is the only one who writes."""
    with ExitStack() as held:
        if places.uses_sqlite:
            doing = f"serving {address.at(address.port)}"
            held.enter_context(holding(places.lock, doing=doing, patience=A_MOMENT_SECONDS))
        yield


def serve(places: Places, address: Address, run: Run, once_up: Callable[[str], None]) -> None:
    """Serve until somebody ends it. The caller holds the server's place."""
    signal.signal(signal.SIGTERM, _leave)
    start.check(places, thorough=True)
    with ExitStack() as standing:
        listening = standing.enter_context(_listen(address))
        if places.uses_sqlite:
            standing.enter_context(shared_voices())
            standing.enter_context(open_door(places.door, _in_own_thread(run)))
        standing.enter_context(anchoring(places.anchors))
        _serve_pages(places, address, listening, once_up)


def _leave(_signal: int, _frame: object) -> NoReturn:
    sys.exit(0)


def _in_own_thread(run: Run) -> Run:
    def once(what: Asked) -> int:
        try:
            return run(what)
        finally:
            connections.close_all()

    return once


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        return socket.create_server((address.host, address.port), family=family)
    except OSError as refused:
        raise StartRefusedError(
            f"Port {address.port} at {address.host} cannot be used: {os.strerror(refused.errno or 0)}. "
            f"Try another with --port."
        ) from None


def _serve_pages(
    places: Places, address: Address, listening: socket.socket, once_up: Callable[[str], None]
) -> None:
    # Whitenoise hands files on in pieces, which under ASGI works and is warned of each time.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume")
    _ = get_resolver().url_patterns  # what is broken breaks now, not at the first visitor
    certificate = address.certificate
    config = uvicorn.Config(
        "kithkin.config.asgi:application",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,  # addresses of pages would name cases
        server_header=False,
        proxy_headers=address.behind_proxy,
        forwarded_allow_ips=places.proxies,
        timeout_graceful_shutdown=LONGEST_GOODBYE_SECONDS,
        ssl_certfile=certificate.file if certificate else None,
        ssl_keyfile=certificate.key_file if certificate else None,
    )
    port = listening.getsockname()[1]
    try:
        _Server(config, lambda: once_up(address.at(port))).run(sockets=[listening])
    except KeyboardInterrupt:
        typer.echo("Goodbye.")
