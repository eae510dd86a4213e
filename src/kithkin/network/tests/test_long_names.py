from uuid import uuid4

import pytest
from django.test import Client

from kithkin.accounts.models import User
from kithkin.base.cast import Cast
from kithkin.network.fields import LONGEST_LINE, LONGEST_TEXT
from kithkin.network.models import Person
from kithkin.network.services import people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_long_name_that_a_file_brought_stops_no_other_answer(cast: Cast) -> None:
    values = {"full_name": "Ana" * LONGEST_LINE, "note": "rain\nsun " * LONGEST_TEXT}
    ana = people.add_person(by=cast.client, case_id=cast.case, values=values)
    client = Client()
    client.force_login(User.objects.get(id=cast.client.id))
    sent = {
        f"{group}.{name}": value.replace("\n", "\r\n")  # as browsers send every line end
        for group in ("values", "was")
        for name, value in values.items()
    }
    address = f"/work/{cast.case}/say/change-person/{ana.id}/"
    answer = client.post(address, sent | {"values.work": "baker", "request": str(uuid4())})
    assert answer.status_code == 302
    ana = Person.objects.get(id=ana.id)
    assert (ana.full_name, ana.note, ana.work) == (*values.values(), "baker")
