"""Which browser a request comes from.

The cookie `__Host-kithkin-device` is Django's CSRF cookie under a name of our own: a long-lived
random secret of one browser is exactly what is needed to tell a known device from an unknown one,
and a third cookie is saved. Knowing it gives nobody entry; it only sets whose tries are counted
with whose.
"""

import hashlib

from django.conf import settings
from django.http import HttpRequest

from kithkin.accounts.models import KnownDevice


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def device_of(request: HttpRequest) -> str:
    """The hash of the browser's own secret as it was sent; empty if it sent none."""
    secret = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    return hash_of(secret) if secret else ""


def device_after(request: HttpRequest) -> str:
    """The same after signing in, when Django has given the browser a new secret."""
    secret = request.META.get("CSRF_COOKIE", "")
    return hash_of(secret) if secret else ""


def is_known(device: str, *, sign_in_name: str) -> bool:
    return (
        bool(device)
        and KnownDevice.objects.filter(device_hash=device, user__sign_in_name=sign_in_name).exists()
    )
