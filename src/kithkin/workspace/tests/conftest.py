from collections.abc import Callable

import pytest
from django.test import Client

from kithkin.accounts.models import User
from kithkin.base.cast import Cast

Enter = Callable[[str], Client]


@pytest.fixture
def enter(cast: Cast) -> Enter:
    """A browser in which somebody of the cast is signed in."""

    def signed_in(role: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(id=cast.actors[role].id))
        return client

    return signed_in
