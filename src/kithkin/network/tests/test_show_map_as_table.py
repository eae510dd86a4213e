from kithkin.network.copies import MapCopy
from kithkin.network.drawing.tests.pictures import TODAY
from kithkin.network.table import Row, as_tab_separated, rows
from kithkin.network.tests.maps import ana, person


def test_a_row_says_who_somebody_is_to_the_index_person() -> None:
    found = {row.id: row for row in rows(ana()[0], today=TODAY)}
    assert found["rosa"] == Row(
        "rosa", "rosa", "mother", "58", "1968", "", "", "", "Lime Street", "ana: close"
    )
    assert found["ana"].relation == "whose map this is"
    assert found["luis"].age == "56"
    assert found["luis"].died == "2021"


def test_someone_known_to_be_dead_without_a_date_is_marked() -> None:
    assert rows(MapCopy(persons=(person("a", dead=True),)), today=TODAY)[0].died == "yes"


def test_a_map_without_an_index_person_has_no_kin_words() -> None:
    assert rows(MapCopy(persons=(person("a"),)), today=TODAY)[0].relation == ""


def test_cells_can_neither_break_rows_nor_run_as_formulas() -> None:
    copy = MapCopy(persons=(person("=1+1\t\n@x"),))
    lines = as_tab_separated(rows(copy, today=TODAY)).splitlines()
    assert len(lines) == 2
    assert lines[1].split("\t")[0] == "'=1+1 @x"
    assert len(lines[1].split("\t")) == len(lines[0].split("\t"))
