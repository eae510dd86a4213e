"""The door for browsers: pages and live sockets."""

import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import re_path
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithkin.config.settings.run")

pages = get_asgi_application()

# By name: consumers read models, which exist only once the line above has run.
WEBSOCKET_ROUTES = import_string("kithkin.config.sockets.WEBSOCKET_ROUTES")


async def nothing_here(
    _scope: Mapping[str, Any],
    _receive: Callable[[], Awaitable[Mapping[str, Any]]],
    send: Callable[[Mapping[str, Any]], Awaitable[None]],
) -> None:
    """An unknown address closes calmly; without this the router would raise, and fill the log."""
    await send({"type": "websocket.close"})


sockets = URLRouter([*WEBSOCKET_ROUTES, re_path(r"", nothing_here)])

application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets))}
)
