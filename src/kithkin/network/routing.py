"""Where sockets lead; `config.sockets` gathers them."""

from typing import Any, cast

from django.urls import path

from kithkin.network.consumers import MapConsumer

# Django types `path` for views alone; channels resolves the same patterns to consumers.
_MAP = cast("Any", MapConsumer.as_asgi())

WEBSOCKET_ROUTES = [path("live/<uuid:case_id>/", _MAP)]
