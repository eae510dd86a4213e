"""Every address of the workspace. Each view wears `open_to`; the access matrix reads it here."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from kithkin.config.health import health
from kithkin.network.api import api_addresses

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kithkin.workspace.urls")),
    path("", include("kithkin.accounts.urls")),
    path("", include("kithkin.network.urls")),
    *(path("", include(f"kithkin.{part}.urls")) for part in settings.KITHKIN_PARTS),
    path("", include("kithkin.exchange.urls")),
    path("api/v1/", include((api_addresses(), "api"))),
    path(settings.KITHKIN_HEALTH_PATH.removeprefix("/"), health, name="health"),
]

handler400 = "kithkin.accounts.refusing.not_read"
handler403 = "kithkin.accounts.refusing.not_allowed"
handler404 = "kithkin.accounts.refusing.page_not_found"
handler429 = "kithkin.accounts.refusing.too_many"
handler500 = "kithkin.accounts.refusing.broken"
