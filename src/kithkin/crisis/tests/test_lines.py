import json
from datetime import timedelta
from pathlib import Path

import pytest

from kithkin.accounts.models import Clinic
from kithkin.accounts.services import people
from kithkin.base import clock
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.conftest import NOON
from kithkin.crisis.models import ClinicLine
from kithkin.crisis.numbers import by_country, numbers_of
from kithkin.crisis.services import lines as verbs
from kithkin.crisis.tests.conftest import SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HOTLINES = Path(__file__).resolve().parents[5] / "shared/data/clinical/crisis/suicide-hotlines.json"
COUNTRIES = {
    "AR": "Argentina", "AU": "Australia", "BD": "Bangladesh", "BH": "Bahrain", "BO": "Bolivia",
    "BW": "Botswana", "CA": "Canada", "CO": "Colombia", "EC": "Ecuador", "GB": "England",
    "GH": "Ghana", "JP": "Japan", "KR": "Korea", "MX": "Mexico", "MY": "Malaysia",
    "PH": "Philippines", "US": "United States",
}  # fmt: skip


def add(cast: Cast, kind: str, name: str, phone: str = "01632 960111") -> ClinicLine:
    values = {"kind": kind, "name": name, "phone": phone, "hours": ""}
    return verbs.add_clinic_line(by=cast.account_manager, clinic_id=cast.clinic, values=values)


def test_there_is_always_an_emergency_number_and_it_comes_first(cast: Cast) -> None:
    assert [one.phone for one in numbers_of(None)] == ["112"]
    add(cast, "other", "A line")
    add(cast, "own", "Zelda at night")
    assert [one.name for one in numbers_of(cast.clinic)] == [
        "Emergency",
        "Zelda at night",
        "A line",
    ]
    add(cast, "emergency", "Ambulance", "999")
    assert numbers_of(cast.clinic)[0].phone == "999"
    assert len(numbers_of(cast.clinic)) == 3


def test_the_country_of_the_clinic_says_which_number_stands_until_it_is_written_down(
    cast: Cast,
) -> None:
    Clinic.objects.filter(id=cast.clinic).update(country="GB")
    (line,) = numbers_of(cast.clinic)
    assert (line.phone, line.please_check) == ("999", True)


def test_a_number_not_checked_for_half_a_year_asks_to_be_checked(cast: Cast) -> None:
    line = add(cast, "own", "Night line")
    assert numbers_of(cast.clinic)[1].please_check
    verbs.check_clinic_line(by=cast.clinic_lead, clinic_line_id=line.id)
    assert not numbers_of(cast.clinic)[1].please_check
    with clock.held_at(NOON + timedelta(days=180)):
        assert not numbers_of(cast.clinic)[1].please_check
    with clock.held_at(NOON + timedelta(days=181)):
        assert numbers_of(cast.clinic)[1].please_check


def test_a_changed_number_has_not_been_checked(cast: Cast) -> None:
    line = add(cast, "own", "Night line")
    verbs.check_clinic_line(by=cast.clinic_lead, clinic_line_id=line.id)
    told = {"name": "The night line"}
    kept = verbs.change_clinic_line(by=cast.clinic_lead, clinic_line_id=line.id, values=told)
    assert kept.checked_on is not None
    told = {"phone": "01632 960112"}
    kept = verbs.change_clinic_line(by=cast.clinic_lead, clinic_line_id=line.id, values=told)
    assert kept.checked_on is None


@pytest.mark.parametrize("role", ["therapist", "supervisor", "client", "supporter", "stranger"])
def test_only_those_who_look_after_the_house_keep_its_numbers(cast: Cast, role: str) -> None:
    line = add(cast, "own", "Night line")
    by = cast.actors[role]
    with pytest.raises(NotAllowedError):
        verbs.add_clinic_line(by=by, clinic_id=cast.clinic, values={})
    with pytest.raises(NotAllowedError):
        verbs.remove_clinic_line(by=by, clinic_line_id=line.id)
    assert ClinicLine.objects.get().gone_at is None


def test_another_clinics_line_is_not_here(cast: Cast) -> None:
    line = add(cast, "own", "Night line")
    other = people.create_clinic(by=OPERATOR, name="Elsewhere")
    ClinicLine.objects.filter(id=line.id).update(clinic=other)
    with pytest.raises(NotHereError):
        verbs.check_clinic_line(by=cast.account_manager, clinic_line_id=line.id)


def test_the_page_adds_checks_and_takes_away(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.account_manager)
    sent = {"kind": "own", "name": "Night", "phone": "ask reception", "hours": ""}
    assert client.post("/clinic/lines/new/", sent).status_code == 422
    client.post("/clinic/lines/new/", sent | {"phone": "01632 960111"})
    line = ClinicLine.objects.get()
    client.post(f"/clinic/lines/{line.id}/", {"do": "check"})
    assert b"checked on 2 March 2026" in client.get("/clinic/lines/").content
    client.post(f"/clinic/lines/{line.id}/", {"do": "remove"})
    assert b"01632 960111" not in client.get("/clinic/lines/").content


def test_numbers_of_countries_stand_in_a_second_source() -> None:
    if not HOTLINES.exists():
        pytest.skip("the list of hotlines is not beside this checkout")
    told = json.loads(HOTLINES.read_text("utf-8"))
    assert by_country().keys() == COUNTRIES.keys()
    for country, phone in by_country().items():
        emergency = [
            one["description"]
            for one in told[COUNTRIES[country]]["parsed_batches"]
            if "emergency number" in one["description"]
        ]
        assert any(phone in words for words in emergency), country
