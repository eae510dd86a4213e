"""What every answer carries: policies, cookies, and one name for this machine."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from kithkin.accounts.tests.coming_in import come_in
from kithkin.conftest import AddUser

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
PLAIN = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
STATIC = "/static/accounts/code.js"


def answer(kind: str) -> Any:
    client = Client(raise_request_exception=False)
    match kind:
        case "json":
            return client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
        case "stale form":
            return Client(enforce_csrf_checks=True).post("/sign-in/")
        case "wrong host":
            return client.get("/", headers={"Host": "elsewhere.example"})
        case "another name":
            return client.get("/", headers={"Host": "127.0.0.1:8000"})
        case path:
            return client.get(path)


@pytest.fixture
def _static_files(settings: Settings) -> None:
    settings.WHITENOISE_USE_FINDERS = True


@pytest.mark.usefixtures("_static_files")
def test_a_static_file_may_be_kept_and_carries_the_same_policies() -> None:
    file: Any = Client().get(STATIC)
    b"".join(file.streaming_content)
    file.close()
    assert (file.status_code, file["Cache-Control"]) == (200, "max-age=60, public")
    assert directives(file["Content-Security-Policy"]) == directives(POLICY)
    assert {name: file[name] for name in PLAIN} == PLAIN
    assert "Access-Control-Allow-Origin" not in file


EVERY_KIND = pytest.mark.parametrize(
    "kind",
    ["/", "/sign-in/", "/who/", "/no/such/page/", "/refusing/closed/", "/refusing/by-breaking/",
     "/welcome/", "/static/no-such-file.js", "json", "stale form", "wrong host",
     "another name"],
)  # fmt: skip


@pytest.fixture(autouse=True)
def _as_it_is_served(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", "[::1]"]


def directives(policy: str) -> set[str]:
    return {one.strip() for one in policy.split(";")}


@EVERY_KIND
def test_every_answer_carries_the_whole_content_policy(kind: str) -> None:
    policy = answer(kind)["Content-Security-Policy"]
    assert directives(policy) == directives(POLICY)


@EVERY_KIND
def test_every_answer_carries_the_other_policies(kind: str) -> None:
    got = answer(kind)
    assert {name: got[name] for name in PLAIN} == PLAIN


@EVERY_KIND
def test_every_feature_is_off_but_passkeys(kind: str) -> None:
    features = dict(one.split("=") for one in answer(kind)["Permissions-Policy"].split(", "))
    on = {name for name, who in features.items() if who != "()"}
    assert on == {"publickey-credentials-get", "publickey-credentials-create"}
    assert {"camera", "microphone", "geolocation", "usb"} <= features.keys()


@EVERY_KIND
def test_no_answer_is_kept(kind: str) -> None:
    assert answer(kind)["Cache-Control"] == "no-store"


def test_transport_security_is_asked_for_behind_tls_only() -> None:
    assert "Strict-Transport-Security" not in Client().get("/")
    told = Client().get("/", secure=True)["Strict-Transport-Security"]
    assert told == "max-age=31536000; includeSubDomains"


def test_there_are_two_cookies_and_no_script_reads_them(add_user: AddUser) -> None:
    add_user("cleo")
    cookies = come_in("cleo").cookies
    assert set(cookies) == {"__Host-kithkin", "__Host-kithkin-device"}
    for cookie in cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["path"]) == (True, True, "/")
        assert (cookie["samesite"], cookie["domain"]) == ("Lax", "")
        assert len(cookie.OutputString()) < 4096


def test_the_session_cookie_goes_with_the_browser(add_user: AddUser) -> None:
    add_user("cleo")
    cookie = come_in("cleo").cookies["__Host-kithkin"]
    assert (cookie["expires"], cookie["max-age"]) == ("", "")


def test_a_message_makes_no_third_cookie(add_user: AddUser) -> None:
    add_user("cleo")
    client = come_in("cleo")
    client.post("/your-sign-in/others/end/")
    assert len(client.cookies) == 2
    assert "nowhere else" in client.get("/your-sign-in/").content.decode()


@pytest.mark.parametrize(
    ("host", "place"),
    [("127.0.0.1:8000", "http://localhost:8000/who/?a=1"), ("[::1]:8000", "http://localhost:8000/who/?a=1"),
     ("127.0.0.1", "http://localhost/who/?a=1")],
)  # fmt: skip
def test_a_page_of_this_machine_is_shown_at_localhost(host: str, place: str) -> None:
    assert Client(headers={"Host": host}).get("/who/?a=1")["Location"] == place


def test_health_and_sent_forms_stay_where_they_are() -> None:
    client = Client(headers={"Host": "127.0.0.1:8000"})
    assert client.get("/healthz").status_code == 200
    assert client.post("/").status_code == 200
