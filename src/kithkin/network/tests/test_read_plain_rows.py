"""Rows read without models must say what models say, and no more."""

from uuid import UUID, uuid4

import pytest

from kithkin.base.cast import Cast
from kithkin.consent.models import Grant, GrantVerb
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.network.models import Parentage, Person
from kithkin.network.plain_rows import dashed, opened, seen
from kithkin.network.queries import shown_values, visible
from kithkin.network.services import kin, people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def add(cast: Cast, who: str, name: str, part: str = "joint") -> UUID:
    return people.add_person(
        by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": name}
    ).id


@pytest.mark.parametrize("who", ["therapist", "client", "other_member"])
def test_plain_rows_are_those_that_models_show(cast: Cast, who: str) -> None:
    child = add(cast, "therapist", "Kim")
    add(cast, "client", "Hidden", part=str(cast.part))
    kin.add_parent(by=cast.therapist, case_id=cast.case, of=child, values={"nickname": "Rosa"})
    mine = sight(cast.actors[who], cast.case)
    told = {row.key: values for row, values in opened(mine, Person, seen(mine, Person))}
    assert told == {str(row.id): shown_values(mine, row) for row in visible(mine, Person)}
    links = {row.links for row in seen(mine, Parentage, "child", "parent", "union")}
    assert links == {
        (str(row.child_id), str(row.parent_id), str(row.union_id or ""))
        for row in visible(mine, Parentage)
    }


def test_a_single_grant_opens_its_row_and_its_fields_alone(cast: Cast) -> None:
    shown = add(cast, "client", "Shown", part=str(cast.part))
    add(cast, "client", "Hidden", part=str(cast.part))
    Grant.objects.create(
        scope=f"part:{cast.part}", case_id=cast.case, subject_id=cast.supporter.id,
        object_id=shown, field_groups=FieldGroup.PRESENCE.value, verb=GrantVerb.SEE,
        given_by=cast.client.id, since="2020-01-01T00:00Z", until="2030-01-01T00:00Z",
    )  # fmt: skip
    theirs = sight(cast.supporter, cast.case)
    told = [(row.id, values) for row, values in opened(theirs, Person, seen(theirs, Person))]
    assert told == [(shown, {})]


def test_an_id_is_written_alike_whatever_the_database_keeps() -> None:
    one = uuid4()
    assert dashed(one.hex) == dashed(str(one)) == str(one)
    assert dashed(None) == ""
