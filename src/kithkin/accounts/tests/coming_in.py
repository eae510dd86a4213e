"""Coming in through the pages, as a browser would; shared by the tests of signing in."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

PASSWORD = "lantern river oak 7"
STEP_SECONDS = 30
HOME = "198.51.100.7"
ELSEWHERE = "203.0.113.9"


def browser(address: str = HOME) -> Client:
    """A browser that has seen the sign-in page once, and so has its device cookie."""
    client = Client(REMOTE_ADDR=address)
    client.get("/sign-in/")
    return client


def send_password(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post("/sign-in/", {"login": name, "password": password})


def come_in(name: str, address: str = HOME) -> Client:
    client = browser(address)
    send_password(client, name)
    return client


def is_in(client: Client) -> bool:
    return client.get("/who/").status_code == 200


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the app would show now, or some half minutes later."""
    step = int(auth.time.time()) // STEP_SECONDS + steps
    code: str = auth.format_hotp_value(auth.hotp_value(secret, step))
    return code


def secret_of(client: Client) -> str:
    """Open the page that adds a code app and read the letters off it."""
    page = client.get("/your-sign-in/app/")
    secret: str = page.context["form"].secret
    return secret


def add_code_app(client: Client) -> str:
    secret = secret_of(client)
    client.post("/your-sign-in/app/", {"code": code_of(secret, steps=-1)})
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    return secret
