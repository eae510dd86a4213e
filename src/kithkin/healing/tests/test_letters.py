import pytest

from kithkin.base.refusals import ConflictError
from kithkin.healing.errors import NothingWrittenError, NotYoursToWriteError
from kithkin.healing.models import Letter
from kithkin.healing.tests.conftest import Work
from kithkin.network.services import history

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def mending(alone: Work) -> str:
    return str(alone.do("client", "plan_mending", person_id=str(alone.lin)))


def write(work: Work, mending: str, words: str, **more: object) -> None:
    work.do("client", "write_letter", mending_id=mending, values={"words": words}, **more)


def test_the_page_says_who_sees_a_letter_and_that_nothing_is_sent(
    alone: Work, mending: str
) -> None:
    page = alone.get("client", "network:ask_about", "mending-letter", mending).content.decode()
    assert "You and your therapist can read it, nobody else. Kithkin never sends it." in page


def test_there_is_one_letter_a_writer_and_writing_on_changes_it(alone: Work, mending: str) -> None:
    write(alone, mending, "Dear Lin")
    write(alone, mending, "Dear Lin, still")
    assert [row.words for row in Letter.objects.all()] == ["Dear Lin, still"]
    assert Letter.objects.get().kind == "never_sent"


def test_a_letter_is_its_writers_alone_to_write_and_the_therapist_reads_it(
    alone: Work, mending: str
) -> None:
    write(alone, mending, "Dear Lin")
    with pytest.raises(NotYoursToWriteError):
        alone.do("therapist", "write_letter", mending_id=mending, values={"words": "Dear"})
    with pytest.raises(NotYoursToWriteError):
        alone.do("therapist", "remove_letter", letter_id=str(Letter.objects.get().id))
    assert "Dear Lin" in alone.get("therapist", "healing:mending", mending).content.decode()


def test_two_windows_lose_no_word_of_a_letter(alone: Work, mending: str) -> None:
    write(alone, mending, "Dear Lin")
    write(alone, mending, "from the phone", seen={"words": 0})
    with pytest.raises(ConflictError):
        write(alone, mending, "from the desk", seen={"words": 0})
    assert Letter.objects.get().words == "from the phone"


def test_an_empty_letter_is_not_begun(alone: Work, mending: str) -> None:
    with pytest.raises(NothingWrittenError):
        write(alone, mending, "  ")
    assert not Letter.objects.exists()


def test_a_letter_taken_away_comes_back_by_undo(alone: Work, mending: str) -> None:
    write(alone, mending, "Dear Lin")
    alone.do("client", "remove_letter", letter_id=str(Letter.objects.get().id))
    assert alone.healing().letters == {}
    history.undo(by=alone.actor("client"), case_id=alone.case)
    assert len(alone.healing().letters) == 1
