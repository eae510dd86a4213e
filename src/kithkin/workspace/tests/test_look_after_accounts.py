import pytest

from kithkin.accounts.models import Role, User
from kithkin.base.cast import Cast
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

NEW = {
    "called": "Nora", "sign_in_name": "Nora", "born": "1991-02-03", "roles": ["therapist", "supervisor"],
}  # fmt: skip


def test_new_staff_come_with_roles_and_without_a_password(enter: Enter) -> None:
    answer = enter("account_manager").post("/accounts/new/", NEW, follow=True)
    user = User.objects.get(sign_in_name="nora")
    assert set(user.staff_roles.values_list("role", flat=True)) == {Role.THERAPIST, Role.SUPERVISOR}
    assert not user.has_usable_password()
    assert f"/users/{user.id}/new-sign-in/" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("sign_in_name", "cleo", "taken"),
        ("sign_in_name", "nora@example.org", "no e-mail address"),
        ("born", "2020-01-01", "16 and over"),
        ("roles", [], "required"),
        ("roles", ["king"], "choice"),
    ],
)
def test_what_cannot_be_is_said_beside_its_line(
    enter: Enter, field: str, value: object, sentence: str
) -> None:
    answer = enter("account_manager").post("/accounts/new/", {**NEW, field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not User.objects.filter(sign_in_name="nora").exists()


def test_who_leaves_is_out_at_once(enter: Enter, cast: Cast) -> None:
    leaver = enter("colleague")
    assert leaver.get("/").status_code == 200
    enter("account_manager").post(f"/accounts/{cast.colleague.id}/leave/")
    assert leaver.get("/").status_code == 302
    assert "has left" in enter("account_manager").get("/").content.decode()


@pytest.mark.parametrize("role", ["client", "supporter", "account_manager"])
def test_no_client_and_not_oneself_is_ended_from_here(enter: Enter, cast: Cast, role: str) -> None:
    answer = enter("account_manager").post(f"/accounts/{cast.actors[role].id}/leave/")
    assert answer.status_code == 404
    assert User.objects.get(id=cast.actors[role].id).is_active


def test_an_account_says_nothing_of_why_somebody_comes(enter: Enter, cast: Cast) -> None:
    browser = enter("account_manager")
    pages = [
        browser.get(f"/accounts/{cast.actors[role].id}/").content.decode()
        for role in ("client", "supporter")
    ]
    assert all("not on staff" in page for page in pages)
    assert "Omar" not in pages[0]
