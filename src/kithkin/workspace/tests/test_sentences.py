import pytest

from kithkin.workspace.sentences import SOMETHING, named, surface


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["Thea"], "Thea"),
        (["Thea", "Colin"], "Thea and Colin"),
        (["Thea", "Colin", "Ana"], "Thea, Colin and Ana"),
    ],
)
def test_names_are_joined_as_people_say_them(names: list[str], sentence: str) -> None:
    assert named(names) == sentence


def test_a_page_nobody_has_a_word_for_is_called_something() -> None:
    assert surface("map") == "the map"
    assert surface("a page of tomorrow") == SOMETHING
