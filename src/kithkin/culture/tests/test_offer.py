"""What other pages show of this part: only what their viewer may know, with where it leads."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.culture.drawing import STROKES, Touched, flow_svg
from kithkin.culture.models import Way
from kithkin.culture.tests.saying import answer, belong, live_with, mark, tie
from kithkin.network.offers import About, Offer, offers
from kithkin.network.services import ties
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def offer() -> Offer:
    return next(one for one in offers() if one.key == "culture")


def about(cast: Cast, about_whom: About, who: str = "client") -> list[str]:
    section = offer().about(sight(cast.actors[who], cast.case), about_whom)
    assert section is not None
    return [str(line.text) for line in section.lines]


def test_a_persons_page_holds_what_they_are_what_bears_and_what_names_them(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    belong(cast, person=ana.id, aspect="faith")
    mark(cast, live_with(cast, words="rent"), tie(cast, cleo, ana))
    answer(cast, persons=(ana.id,), text="nerves")
    page = About(frozenset({str(ana.id)}), frozenset({str(cleo.id)}))
    assert about(cast, page) == ["faith", "rent", "nerves"]
    assert about(cast, page, "other_member") == []


def test_a_relationships_page_holds_its_own_marks_alone(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    first, other = tie(cast, cleo, ana), tie(cast, cleo, put_person(cast, "Ben"))
    mark(cast, live_with(cast, words="rent"), first)
    mark(cast, live_with(cast, words="nights"), other)
    both = frozenset({str(cleo.id), str(ana.id)})
    assert about(cast, About(both, frozenset({str(cleo.id)}), first.id)) == ["rent"]


def test_the_pages_of_the_map_show_it(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    between = tie(cast, cleo, ana)
    mark(cast, live_with(cast, words="rent"), between)
    visitor = Visitor(cast, "client")
    assert "Where they come from" in visitor.words(f"people/{ana.id}/")
    assert "What strains and holds it" in visitor.words(f"ties/{between.id}/")


def test_the_brief_says_what_others_said_since(cast: Cast) -> None:
    rent = live_with(cast, part="joint", words="rent")
    later = clock.now() + timedelta(days=1)
    with clock.held_at(later + timedelta(hours=1)):
        mark(cast, rent, put_person(cast, "Ana"))
        answer(cast, text="nerves")
        lines = offer().brief(sight(cast.therapist, cast.case), later)
        assert sorted(str(line.text) for line in lines) == ["nerves", "rent"]
        assert offer().brief(sight(cast.client, cast.case), later) == []


def test_search_finds_own_words_within_the_sight(cast: Cast) -> None:
    belong(cast, hard="The Office")
    mark(cast, live_with(cast, words="rent"), put_person(cast, "Ana"), words="at the office")
    assert len(offer().search(sight(cast.client, cast.case), "OFFICE")) == 2
    assert offer().search(sight(cast.other_member, cast.case), "office") == []
    assert offer().search(sight(cast.client, cast.case), "  ") == []


def test_one_takes_ones_own_words_along(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    belong(cast, person=ana.id, proud="bread")
    mark(cast, live_with(cast, words="rent"), ana, way="holds")
    answer(cast, persons=(ana.id,))
    rows = offer().takeout(sight(cast.client, cast.case))
    assert [(row["kind"], row.get("of", row.get("on", ""))) for row in rows] == [
        ("belonging", "Ana"), ("condition", ""),
        ("what a condition strains or holds", "Ana"), ("answer", ""),
    ]  # fmt: skip
    assert offer().takeout(sight(cast.other_member, cast.case)) == []


def test_a_supporter_sees_nothing_of_it_without_a_grant_on_the_row(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    belong(cast, person=ana.id, aspect="faith")
    live_with(cast, kind="law", words="papers")
    give_sight(by=cast.client, sight=sight(cast.client, cast.case), of=ana,
               groups=FieldGroup.PRESENCE | FieldGroup.NOTES, lasting=timedelta(days=9),
               to=User.objects.get(id=cast.supporter.id))  # fmt: skip
    with clock.held_at(clock.now() + timedelta(days=2)):
        helper = sight(cast.supporter, cast.case)
        assert offer().search(helper, "a") == []
        assert offer().takeout(helper) == []
        section = offer().about(helper, About(frozenset({str(ana.id)})))
    assert section is None or list(section.lines) == []


def test_the_map_is_coloured_by_what_strains_or_holds(cast: Cast) -> None:
    assert offer().colourings(sight(cast.client, cast.case)) == []
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    mark(cast, live_with(cast), ana)
    mark(cast, live_with(cast), ana, ben, way="holds")
    (way,) = offer().colourings(sight(cast.client, cast.case))
    steps = {person: step for person, (step, _words) in way.persons().items()}
    assert steps == {str(ana.id): 1, str(ben.id): 0}
    assert {step for step, _words in way.legend} == {0, 1, 2}
    assert offer().colourings(sight(cast.other_member, cast.case)) == []


def test_a_therapist_colours_by_what_one_member_reads_at_a_time(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie(cast, cleo, ana).id, words="",
                    not_safe_to_involve=True)  # fmt: skip
    mark(cast, live_with(cast), ana)
    mark(cast, live_with(cast, "other_member"), ana, who="other_member", way="holds")
    found = offer().colourings(sight(cast.therapist, cast.case))
    steps = {way.key.removeprefix("strains-or-holds-"): way.persons() for way in found}
    assert steps.pop(str(cast.part)) == {}
    assert [step for step, _words in steps.pop(str(cast.other_part)).values()] == [0]
    assert not steps


def test_a_therapist_reads_of_every_line_whose_it_is(cast: Cast) -> None:
    ana, rent = put_person(cast, "Ana"), live_with(cast, part="joint", words="rent office")
    belong(cast, person=ana.id, words="office")
    mark(cast, rent, ana, words="office")
    answer(cast, persons=(ana.id,), text="office")
    seen = sight(cast.therapist, cast.case)
    section = offer().about(seen, About(frozenset({str(ana.id)})))
    assert section is not None
    for lines in (section.lines, offer().brief(seen, None), offer().search(seen, "office")):
        said = [str(line.note) for line in lines]
        assert len([note for note in said if "Cleo's own" in note]) == 3
        assert all("own" in note or "ours" in note for note in said)


def test_the_picture_tells_strain_from_hold_without_colour() -> None:
    svg = ET.fromstring(flow_svg("Rent & <b>", [Touched("أمي", way, way) for way in Way]))
    paths = [one for one in svg.iter() if one.tag.endswith("path")]
    dashes = [one.get("stroke-dasharray", "") for one in paths]
    assert dashes == [dash for way in Way for _shift, dash, _kind in STROKES[way]]
    assert len({STROKES[way][0][1] + str(len(STROKES[way])) for way in Way}) == 4
    words = ["".join(one.itertext()) for one in svg.iter() if one.tag.endswith("text")]
    assert words.count("أمي") == 4
    assert not [one for one in svg.iter() if one.get("style")]
