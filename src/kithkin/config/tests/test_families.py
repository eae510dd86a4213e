from pathlib import Path

import pytest
from typer.testing import CliRunner

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.config.commands.families import app
from kithkin.consent.queries import sight
from kithkin.network.queries import map_copy
from kithkin.network.services import people
from kithkin.record.models import READ, Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

FILE = "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Ana /Lind/\n1 BIRT\n2 DATE ABT 1950\n0 TRLR\n"


@pytest.fixture
def family(tmp_path: Path) -> Path:
    file = tmp_path / "family.ged"
    file.write_text(FILE)
    return file


def shell(cast: Cast, who: str, *argv: str) -> str:
    done = CliRunner().invoke(app, [*argv, "--case", str(cast.case), "--as", who])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def test_a_file_comes_in_with_the_rights_of_whoever_is_named(cast: Cast, family: Path) -> None:
    assert "1 people came in." in shell(cast, "thea", "import", str(family), "--part", "joint")
    assert map_copy(sight(cast.client, cast.case)).persons[0].birth == "1950~"
    assert Entry.objects.get(verb="network.import_map").actor == cast.therapist.id


def test_looking_first_keeps_nothing(cast: Cast, family: Path) -> None:
    assert "1 people" in shell(cast, "thea", "import", str(family), "--look")
    assert map_copy(sight(cast.therapist, cast.case)).persons == ()


@pytest.mark.parametrize("who", ["colin", "stan", "nobody"])
def test_the_shell_opens_no_work_to_a_stranger(cast: Cast, family: Path, who: str) -> None:
    for command in (["import", str(family)], ["export", str(family)]):
        with pytest.raises(NotHereError):
            shell(cast, who, *command)
    assert Entry.objects.filter(verb=READ).count() == 0


def test_what_goes_out_is_what_they_see_and_their_own_to_read(cast: Cast, tmp_path: Path) -> None:
    people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Quiet"})
    out = tmp_path / "map.ged"
    for who, sees in (("cleo", True), ("omar", False)):
        shell(cast, who, "export", str(out))
        assert ("Quiet" in out.read_text()) is sees
    assert out.stat().st_mode & 0o077 == 0
    assert Entry.objects.filter(verb=READ, about="export").count() == 2
