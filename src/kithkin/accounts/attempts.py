"""How often a sign-in may be tried: guessing is slow, and nobody can lock another person out.

| tried from                     | counted together                 | so that                             |
|--------------------------------|----------------------------------|-------------------------------------|
| a device this person signed in | this device and name             | nobody elsewhere can use up tries   |
| any other device               | its address and name             | nobody at another address can       |
|                                | and all names from its address   | one address cannot walk the names   |
| a code, on a known device      | this device and person           |                                     |
| a code, elsewhere              | this person, all addresses       | six digits cannot be walked through |

Passwords have no count over all addresses: it would let anybody shut somebody out of a new phone.
Passkeys have nothing to guess and are never counted. The last row can be used up by somebody who
already has the password; a known device and a passkey still come in. Rates stand in settings.
"""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache
from django.http import HttpRequest

from kithkin.accounts import devices
from kithkin.accounts.credentials import clean_name
from kithkin.accounts.models import User
from kithkin.base.writer import writing

# A code is good for its own thirty seconds and a step on either side.
CODE_LIVES_SECONDS = 120


def _take(request: HttpRequest, action: str, key: str | None = None) -> bool:
    with writing():
        return bool(ratelimit.consume(request, action=action, key=key))


def may_try_password(request: HttpRequest, sign_in_name: str) -> bool:
    name, device = clean_name(sign_in_name), devices.device_of(request)
    if devices.is_known(device, sign_in_name=name):
        return _take(request, "password_on_known_device", f"{device} {name}")
    return _take(request, "password_from_address") and _take(
        request, "password_elsewhere", f"{get_ip(request)} {name}"
    )


def may_try_code(request: HttpRequest, user: User) -> bool:
    device = devices.device_of(request)
    if devices.is_known(device, sign_in_name=user.sign_in_name):
        return _take(request, "code_on_known_device", f"{device} {user.pk}")
    return _take(request, "code_elsewhere", str(user.pk))


def may_try_invitation(request: HttpRequest) -> bool:
    return _take(request, "invitation_from_address")


def may_open_link(request: HttpRequest) -> bool:
    """A helper's link, opened or answered: enough for a person, too few to try codes."""
    return _take(request, "helper_link_from_address")


def is_first_use(user: User, code: str) -> bool:
    """A one-time code opens once, for as long as it could be shown."""
    digits = "".join(sign for sign in code if sign.isdigit())
    with writing():
        return bool(cache.add(f"code-used:{user.pk}:{digits}", 1, timeout=CODE_LIVES_SECONDS))
