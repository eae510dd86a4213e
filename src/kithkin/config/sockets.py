"""Every address of a live socket: a part adds its own list here."""

from django.urls import URLPattern

from kithkin.network.routing import WEBSOCKET_ROUTES as NETWORK

WEBSOCKET_ROUTES: list[URLPattern] = [*NETWORK]
