# mypy: allow-subclassing-any
# (allauth ships no types)
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from kithkin.accounts.models import User


class SignInBackend(AuthenticationBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        user: User | None = super().authenticate(request, **credentials)
        # Somebody who left is answered like somebody who was never here, right password or not.
        self._stash_user(None)
        return user

    def get_user(self, user_id: str | UUID) -> User | None:
        """The signed-in user with their clinic, which nearly every page asks for."""
        return User.objects.select_related("clinic").filter(id=user_id, is_active=True).first()
