import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.record.anchors import Anchors
from kithkin.record.marks import read_anchors
from kithkin.record.models import Chain
from kithkin.record.services import note_read
from kithkin.record.verify import verify

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def look(cast: Cast, surface: str) -> None:
    note_read(by=cast.therapist, case=cast.case, clinic=cast.clinic, surface=surface)


def only_file(folder: Path) -> Path:
    [path] = folder.glob("*/*.jsonl")
    return path


@pytest.fixture
def three_lines(cast: Cast, tmp_path: Path) -> Path:
    anchors = Anchors(tmp_path)
    for surface in ("map", "history", "agreement"):
        look(cast, surface)
        anchors.write()
    return tmp_path


def test_the_first_line_holds_every_head_and_later_ones_what_moved(
    cast: Cast, tmp_path: Path
) -> None:
    anchors = Anchors(tmp_path)
    assert anchors.write() == Chain.objects.count()
    look(cast, "map")
    assert anchors.write() == 1
    assert anchors.write() == 0


def test_anchors_come_back_as_they_were_written(cast: Cast, three_lines: Path) -> None:
    anchored = read_anchors(three_lines)
    assert (anchored.lines, anchored.breaks, anchored.torn) == (3, [], 0)
    head = Chain.objects.get(id=cast.case)
    assert anchored.marks[cast.case][head.length] == bytes(head.head)
    assert len(anchored.marks[cast.case]) == 3


def test_every_mark_is_compared_with_the_record(three_lines: Path) -> None:
    marks = read_anchors(three_lines).marks
    assert verify(marks=marks).marks == sum(len(heads) for heads in marks.values())


def test_a_new_process_begins_with_every_head(cast: Cast, three_lines: Path) -> None:
    assert Anchors(three_lines).write() == Chain.objects.count()
    assert read_anchors(three_lines).breaks == []


def test_a_new_month_has_a_file_of_its_own_with_every_head(cast: Cast, tmp_path: Path) -> None:
    anchors = Anchors(tmp_path)
    anchors.write()
    with clock.held_at(datetime(2026, 4, 1, tzinfo=UTC)):
        assert anchors.write() == Chain.objects.count()
    assert [path.name for path in sorted(tmp_path.glob("*/*"))] == [
        "2026-03.jsonl", "2026-04.jsonl",
    ]  # fmt: skip
    assert read_anchors(tmp_path).breaks == []


def test_a_clock_set_back_does_not_reopen_an_older_file(cast: Cast, tmp_path: Path) -> None:
    anchors = Anchors(tmp_path)
    anchors.write()
    with clock.held_at(datetime(2025, 1, 1, tzinfo=UTC)):
        anchors.write()
    assert only_file(tmp_path).name == "2026-03.jsonl"


def test_old_files_may_be_moved_to_another_place(cast: Cast, tmp_path: Path) -> None:
    anchors = Anchors(tmp_path)
    anchors.write()
    old = only_file(tmp_path)
    with clock.held_at(datetime(2026, 4, 1, tzinfo=UTC)):
        anchors.write()
    old.unlink()
    assert read_anchors(tmp_path).breaks == []


def test_a_line_taken_out_is_noticed(three_lines: Path) -> None:
    path = only_file(three_lines)
    first, _, third = path.read_text().splitlines()
    path.write_text(f"{first}\n{third}\n")
    assert "lines before this one are missing" in read_anchors(three_lines).breaks[0]


def test_a_changed_line_is_noticed_once_and_proves_nothing(three_lines: Path) -> None:
    path = only_file(three_lines)
    first, second, third = path.read_text().splitlines()
    lie = json.loads(second)
    lie["heads"][0][1] += 1
    path.write_text("\n".join([first, json.dumps(lie), third, ""]))
    anchored = read_anchors(three_lines)
    assert [found.rpartition(": ")[2] for found in anchored.breaks] == ["this line was changed"]
    assert anchored.lines == 2


def test_a_line_cut_short_by_a_crash_swallows_nothing(cast: Cast, three_lines: Path) -> None:
    path = only_file(three_lines)
    with path.open("a") as file:
        file.write('{"at": "2026-03-02T1')
    look(cast, "circles")
    Anchors(three_lines).write()
    anchored = read_anchors(three_lines)
    assert (anchored.lines, anchored.torn, anchored.breaks) == (4, 1, [])


def test_only_the_owner_can_read_the_anchors(three_lines: Path) -> None:
    path = only_file(three_lines)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_folder_of_a_clinic_that_has_no_key_cannot_be_checked(
    cast: Cast, three_lines: Path
) -> None:
    (three_lines / "00000000-0000-4000-8000-000000000000").mkdir()
    assert "no key here that could check it" in read_anchors(three_lines).breaks[0]


def test_without_a_folder_nothing_is_anchored(cast: Cast, tmp_path: Path) -> None:
    assert read_anchors(tmp_path / "none").lines == 0
