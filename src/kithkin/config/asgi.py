"""The door for browsers: pages and live sockets."""

import gc
import os
from typing import Any

from channels.auth import AuthMiddlewareStack
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import re_path
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithkin.config.settings.run")

pages = get_asgi_application()

# By name: consumers read models, which exist only once the line above has run.
WEBSOCKET_ROUTES = import_string("kithkin.config.sockets.WEBSOCKET_ROUTES")


class NothingHere(AsyncWebsocketConsumer):
    """An unknown address closes calmly; without this the router would raise, and fill the log."""

    async def connect(self) -> None:
        await self.close()


# Django's types know only pages, and a socket is none.
nothing_here: Any = NothingHere.as_asgi()
routes: list[Any] = [*WEBSOCKET_ROUTES, re_path(r"", nothing_here)]
sockets = URLRouter(routes)

application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets))}
)

# What is loaded by now stays for ever: looking through it again and again for rubbish would cost
# a large map a tenth of a second.
gc.collect()
gc.freeze()
