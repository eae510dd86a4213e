import pytest

from kithkin.accounts.models import Case, Member
from kithkin.accounts.services import cases
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def begin(enter: Enter, **sent: str) -> int:
    told = {"kind": "individual", "members": "Ana", "label": "", **sent}
    return enter("therapist").post("/work/new/", told).status_code


@pytest.mark.parametrize(
    ("kind", "members", "begun"),
    [
        ("individual", "Ana", True),
        ("individual", "Ana\nBo", False),
        ("individual", " \n", False),
        ("couple", "Ana\n Bo \n", True),
        ("couple", "Ana\nBo\nCy", True),
        ("couple", "Ana", False),
        ("family", "Ana", True),
        ("family", "Ana\nBo\nCy", True),
        ("choir", "Ana", False),
        ("family", "\n".join(["Ana"] * 13), False),
        ("individual", "A" * 121, False),
    ],
)
def test_work_begins_with_the_people_it_is_for(
    enter: Enter, kind: str, members: str, begun: bool
) -> None:
    before = Case.objects.count()
    assert begin(enter, kind=kind, members=members) == (302 if begun else 422)
    assert Case.objects.count() == before + begun


def test_members_come_with_parts_of_their_own_and_no_sign_in(enter: Enter) -> None:
    begin(enter, kind="couple", members="Ana\nBo", label="Elm Row")
    case = max(Case.objects.all(), key=lambda one: one.label == "Elm Row")
    members = Member.objects.filter(case=case)
    assert sorted(member.called for member in members) == ["Ana", "Bo"]
    assert len({member.scope for member in members}) == 2
    assert all(member.user is None for member in members)


def test_the_first_page_leads_to_agreement_and_sign_in(enter: Enter) -> None:
    browser = enter("therapist")
    told = {"kind": "individual", "members": "Ana", "label": ""}
    page = browser.post("/work/new/", told, follow=True).content.decode()
    assert "not written down yet" in page
    assert "Give them a sign-in" in page
    assert "Somebody joins" not in page


def test_a_second_member_cannot_join_one_persons_work(enter: Enter, cast: Cast) -> None:
    begin(enter, label="Alone")
    alone = next(case for case in Case.objects.all() if case.label == "Alone")
    assert enter("therapist").get(f"/work/{alone.id}/members/new/").status_code == 404
    with pytest.raises(NotAllowedError):
        cases.add_member(by=cast.therapist, case_id=alone.id, called="Bo")


def test_somebody_joins_a_familys_work(enter: Enter, cast: Cast) -> None:
    enter("therapist").post(f"/work/{cast.case}/members/new/", {"called": "Ada"})
    assert "Ada" in enter("client").get(f"/work/{cast.case}/").content.decode()


def test_only_a_therapist_is_shown_the_walls_of_every_part(enter: Enter, cast: Cast) -> None:
    walls = "Omar and Thea"
    assert walls in enter("therapist").get(f"/work/{cast.case}/").content.decode()
    assert "Omar's own" not in enter("client").get(f"/work/{cast.case}/").content.decode()


def test_a_supervisor_beside_is_named_and_sees_nothing(enter: Enter, cast: Cast) -> None:
    page = enter("client").get(f"/work/{cast.case}/").content.decode()
    assert "Sunita works beside and sees nothing of the map." in page
    assert enter("supervisor").get(f"/work/{cast.case}/map/genogram/").status_code == 404
