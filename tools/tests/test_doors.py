import pytest

from house.doors import check_apis, check_urls, check_verbs, check_views
from house.settings import Settings
from tests.planting import sentences

SERVICES = "src/kithkin/network/services/people.py"
VIEWS = "src/kithkin/network/views.py"


def test_a_verb_is_keyword_only_with_its_actor_first() -> None:
    assert sentences(check_verbs, SERVICES, "def add_person(*, by: Actor, name: str): ...") == []


@pytest.mark.parametrize(
    "signature",
    ["by, *, name", "*, name, by", "*args, by", "", "*, by=None", "*, by: Actor | None"],
)
def test_a_verb_with_another_signature_is_found(signature: str) -> None:
    assert sentences(check_verbs, SERVICES, f"def add_person({signature}): ...") != []


def test_private_functions_and_modules_are_not_verbs() -> None:
    assert sentences(check_verbs, SERVICES, "def _placed(person): ...") == []
    private = "src/kithkin/network/services/_placing.py"
    assert sentences(check_verbs, private, "def placed(person): ...") == []


def test_a_step_inside_an_act_already_has_its_actor() -> None:
    step, settings = "def placed(edit: Editing, name: str): ...", Settings(steps_take=("Editing",))
    assert sentences(check_verbs, SERVICES, step, settings) == []
    assert sentences(check_verbs, SERVICES, "def placed(edit: Edit): ...", settings) != []


def test_a_view_declares_who_may_come_in() -> None:
    view = "def people(request): ..."
    assert len(sentences(check_views, VIEWS, view)) == 1
    assert sentences(check_views, VIEWS, f"@open_to('therapist')\n{view}") == []
    assert sentences(check_views, VIEWS, f"@doors.open_to('therapist')\n{view}") == []


def test_an_async_view_and_one_with_other_decorators_declare_too() -> None:
    view = "@require_POST\nasync def people(request, case): ..."
    assert len(sentences(check_views, "src/kithkin/network/views/people.py", view)) == 1


def test_a_view_outside_views_declares_too() -> None:
    pages, answer = "src/kithkin/network/pages.py", "-> HttpResponse: ..."
    assert len(sentences(check_views, pages, f"def people(request, case) {answer}")) == 1
    assert sentences(check_views, pages, "def today(request) -> date: ...") == []


def test_an_api_declares_who_may_come_in_and_keeps_to_it() -> None:
    api = "src/kithkin/network/api.py"
    assert sentences(check_apis, api, "NinjaAPI(auth=django_auth)") == []
    assert len(sentences(check_apis, api, "NinjaAPI(title='Kithkin')")) == 1
    assert len(sentences(check_apis, api, "@router.get('/map', auth=None)\ndef a(): ...")) == 1


def test_a_class_is_no_view() -> None:
    assert len(sentences(check_views, VIEWS, "class People(ListView): ...")) == 1


def test_no_address_leads_to_what_is_not_a_view() -> None:
    urls = "src/kithkin/network/urls.py"
    assert len(sentences(check_urls, urls, "path('', views._people)")) == 1
    assert len(sentences(check_urls, urls, "path('', lambda request: None)")) == 1
    assert sentences(check_urls, urls, "path('', views.people)") == []
