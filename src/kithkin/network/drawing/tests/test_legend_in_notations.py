import pytest

from kithkin.network.copies import MapCopy, TwinKind
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.legend import samples
from kithkin.network.drawing.page import Look, voice_of
from kithkin.network.drawing.tests.pictures import TODAY, geometry, having_class, read, texts
from kithkin.network.notation.profile import Profile, profiles
from kithkin.network.tests.everything import everything
from kithkin.network.tests.maps import ana

EVERY_PROFILE = pytest.mark.parametrize("profile", profiles().values(), ids=[*profiles()])


@EVERY_PROFILE
def test_the_words_of_the_legend_are_the_same_in_every_notation(profile: Profile) -> None:
    look = Look(legend=True, profile=profile)
    words = texts(read(draw_genogram(*ana(), today=TODAY, look=look)), "word")
    assert words == [
        "woman", "man", "nonbinary person", "has died", "whose map this is", "divorced",
        "household", "close", "looks after", "cut off",
    ]  # fmt: skip


@EVERY_PROFILE
def test_the_legend_shows_the_line_that_is_on_the_map(profile: Profile) -> None:
    picture = read(draw_genogram(*ana(), today=TODAY, look=Look(legend=True, profile=profile)))
    drawn, explained = (
        {kind.get("stroke-dasharray") for one in ties for kind in having_class(one, "line")}
        for ties in (
            having_class(having_class(picture, "ties")[0], "tie"),
            having_class(having_class(picture, "legend")[0], "tie"),
        )
    )
    assert drawn == explained


def test_a_death_looks_different_in_a_pedigree_and_so_does_its_legend() -> None:
    def explained(name: str) -> str:
        look = Look(legend=True, profile=profiles()[name])
        picture = read(draw_genogram(*ana(), today=TODAY, look=look))
        rows = having_class(having_class(picture, "legend")[0], "sample")
        return geometry(next(one for one in rows if texts(one, "word") == ["has died"]))

    assert explained("bennett") != explained("kithkin") == explained("hartman")


@EVERY_PROFILE
def test_no_word_stands_in_the_legend_twice(profile: Profile) -> None:
    copy, _ = everything()
    words = [one.word for one in samples(voice_of(copy, TODAY, Look(profile=profile)), family=True)]
    assert len(words) == len(set(words)) > 70


def test_twins_stand_in_the_legend_only_where_there_are_some() -> None:
    copy, _ = everything()
    found = {one.word for one in samples(voice_of(copy, TODAY, Look()), family=True)}
    assert {"identical twin", "fraternal twin", "twin"} <= found
    assert {one.kind for one in copy.twins} == set(TwinKind)
    none = MapCopy(persons=copy.persons)
    words = [one.word for one in samples(voice_of(none, TODAY, Look()), family=True)]
    assert not any("twin" in word for word in words)
