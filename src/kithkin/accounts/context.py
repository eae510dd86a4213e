"""What every page knows about the sign-in."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kithkin.accounts.models import User


def sign_in(request: HttpRequest) -> dict[str, str]:
    """`second_factor_line`: said on every page where staff may work without a second factor."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or user.clinic.second_factor_required:
        return {}
    if user.clinic.is_demo:
        return {"second_factor_line": _("Demo: no second factor is asked for.")}
    return {"second_factor_line": _("This clinic asks for no second factor.")}
