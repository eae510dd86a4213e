from django.urls import path

from kithkin.network.consumers import MapConsumer

WEBSOCKET_ROUTES = [path("live/<uuid:case_id>/", MapConsumer.as_asgi())]
