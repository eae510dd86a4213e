"""The pages of the stories, opened and answered as a browser would."""

import re
from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.services import people, ties
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person
from kithkin.patterns.models import Episode, Marking, Word
from kithkin.patterns.tests.telling import put, seen, tell, word

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HIDDEN = re.compile(r'name="(seen\.[a-z_]+|was\.[a-z_]+|stood)" value="([^"]*)"')


def hidden(page: str) -> dict[str, str]:
    """What a page sends along unseen."""
    return dict(HIDDEN.findall(page))


@pytest.mark.parametrize("path", ["stories/", "stories/words/", "stories/comes-back/"])
def test_an_empty_page_says_how_to_begin(cast: Cast, path: str) -> None:
    assert 'class="empty"' in Visitor(cast, "client").words(path)


def test_a_story_is_told_in_one_page_and_opens(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    answer = Visitor(cast, "client").post("say/tell-story/", {
        "persons[]": [str(ana.id)], "values.wanted": "to be asked", "values.happened": "May 2019",
        "values.strength": "3", "values.ending": "well", "part": "joint",
    })  # fmt: skip
    story = Episode.objects.get()
    assert answer.headers["Location"] == f"/work/{cast.case}/stories/{story.id}/"
    page = Visitor(cast, "therapist").words(f"stories/{story.id}/")
    for said in ("to be asked", "Ana", "May 2019", "strong", "ended well", "written by Cleo"):
        assert said in page


def test_a_page_sent_with_nothing_on_it_keeps_nothing(cast: Cast) -> None:
    answer = Visitor(cast, "client").post("say/tell-story/", {"part": "joint"})
    assert answer.status_code == 422
    assert "in one of the boxes" in answer.content.decode()
    assert not Episode.objects.exists()


def test_what_was_typed_stays_when_a_date_is_not_understood(cast: Cast) -> None:
    page = Visitor(cast, "client").post(
        "say/tell-story/", {"values.wanted": "to be asked", "values.happened": "19b2"}
    ).content.decode()  # fmt: skip
    assert "to be asked" in page
    assert "19b2” was not understood" in page


def test_somebodys_own_page_leads_to_a_story_with_them_ticked(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    page = Visitor(cast, "client").words(f"stories/with/{ana.id}/")
    assert re.search(rf'value="{ana.id}"[^>]*checked', page)
    assert 'action="/work/' in page
    assert f"{ana.id}/" not in page.split('method="post"')[-1].split('"')[1]


def test_an_address_puts_no_words_into_a_story(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    page = Visitor(cast, "client").words(f"stories/with/{ana.id}/?values.they_did=kumquat")
    assert "kumquat" not in page


def test_changing_a_page_nobody_changed_writes_nothing(cast: Cast) -> None:
    story = tell(cast, wanted="x", happened="2019", strength=2, ending="open", ended="y")
    visitor = Visitor(cast, "client")
    sent = hidden(visitor.words(f"say/change-story/{story.id}/"))
    boxes = {name.replace("was.", "values."): text for name, text in sent.items()}
    visitor.post(f"say/change-story/{story.id}/", {**boxes, **sent})
    story.refresh_from_db()
    assert story.versions == {}


def test_words_are_ticked_and_unticked_on_one_page(cast: Cast) -> None:
    story, cold, late = tell(cast), word(cast, "cold"), word(cast, "late")
    put(cast, story, cold)
    visitor = Visitor(cast, "therapist")
    path = f"say/words-for-story/{story.id}/"
    sent = hidden(visitor.words(path))
    visitor.post(path, {**sent, "at.they[]": [str(late.id)], "new.i": "said it"})
    told = seen(cast)
    assert {told.words[one].text for one in told.stories[0].words} == {"late", "said it"}


def test_a_word_somebody_put_meanwhile_stays_ticked(cast: Cast) -> None:
    story, cold = tell(cast), word(cast, "cold")
    visitor, path = Visitor(cast, "therapist"), f"say/words-for-story/{story.id}/"
    sent = hidden(visitor.words(path))
    put(cast, story, cold)
    visitor.post(path, {**sent, "new.they": "late"})
    assert Marking.objects.filter(gone_at=None).count() == 2


def test_the_list_can_be_narrowed_to_a_person_and_a_word(cast: Cast) -> None:
    ana, cold = put_person(cast, "Ana"), word(cast, "cold")
    put(cast, tell(cast, persons=(ana.id,), wanted="first one"), cold)
    tell(cast, wanted="second one")
    page = Visitor(cast, "client").words(f"stories/?with={ana.id}&word={cold.id}")
    assert "first one" in page
    assert "second one" not in page
    assert "1 story of 2" in page
    assert "0 stories of 2" in Visitor(cast, "client").words("stories/?with=nobody")


def test_both_see_the_same_counts(cast: Cast) -> None:
    ana, cold = put_person(cast, "Ana"), word(cast, "cold")
    for text in ("a", "b", "c", "d"):
        put(cast, tell(cast, persons=(ana.id,), they_did=text), cold)
    for who in ("client", "therapist"):
        page = Visitor(cast, who).words(f"stories/comes-back/?of={cast.part}")
        assert "in 4 of 4 stories, with 1 of 1 person" in page
        assert "with this one person" in page


def test_each_part_is_counted_apart(cast: Cast) -> None:
    cold = word(cast, "cold")
    put(cast, tell(cast, they_did="mine"), cold)
    put(cast, tell(cast, part="joint", they_did="ours"), cold)
    put(cast, tell(cast, "other_member", they_did="theirs"), cold, who="other_member")
    visitor = Visitor(cast, "therapist")
    for of in ("joint", cast.part, cast.other_part):
        assert "in 1 of 1 story" in visitor.words(f"stories/comes-back/?of={of}")
    theirs = Visitor(cast, "client").words(f"stories/comes-back/?of={cast.other_part}")
    assert "theirs" not in theirs


def test_who_is_not_to_be_involved_is_counted_nowhere_and_nobody_is_told_why(cast: Cast) -> None:
    me, ana = put_person(cast, "me", index=True), put_person(cast, "Ana")
    put(cast, tell(cast, persons=(ana.id,), they_did="x"), word(cast, "cold"))
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=ana.id, values={})
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie.id, words="",
                    not_safe_to_involve=True)  # fmt: skip
    page = Visitor(cast, "client").words("stories/comes-back/")
    assert "1 is not used here" in page
    assert "Ana" not in page
    assert "safe" not in page


def test_the_page_of_a_word_shows_where_it_went_otherwise(cast: Cast) -> None:
    ana, cold, warm = put_person(cast, "Ana"), word(cast, "cold"), word(cast, "warm")
    put(cast, tell(cast, persons=(ana.id,), they_did="turned away"), cold)
    put(cast, tell(cast, persons=(ana.id,), they_did="made room"), warm)
    page = Visitor(cast, "client").words(f"stories/words/{cold.id}/")
    otherwise, carried = page.split('id="otherwise"')[1].split('id="carried"')
    assert "made room" in otherwise
    assert "turned away" in carried


def test_a_person_taken_away_is_someone_on_every_page(cast: Cast) -> None:
    ana, cold = put_person(cast, "Ana"), word(cast, "cold")
    story = tell(cast, persons=(ana.id,), they_did="x")
    put(cast, story, cold)
    people.remove_person(by=cast.client, case_id=cast.case, person_id=ana.id)
    for path in ("stories/", f"stories/{story.id}/", f"stories/words/{cold.id}/",
                 f"say/people-of-story/{story.id}/"):  # fmt: skip
        page = Visitor(cast, "client").words(path)
        assert "someone" in page
        assert "Ana" not in page


def test_fifty_stories_a_page(cast: Cast) -> None:
    for n in range(51):
        tell(cast, wanted=f"story number {n}")
    visitor = Visitor(cast, "client")
    assert visitor.words("stories/").count("story number") == 50
    assert visitor.words("stories/?page=2").count("story number") == 1
    assert visitor.words("stories/?page=banana").count("story number") == 50


def test_taking_a_story_away_asks_first_and_leads_to_the_list(cast: Cast) -> None:
    story, visitor = tell(cast), Visitor(cast, "client")
    path = f"say/remove-story/{story.id}/"
    answer = visitor.post(path, hidden(visitor.words(path)))
    assert answer.headers["Location"] == f"/work/{cast.case}/stories/"
    assert seen(cast).stories == ()


def test_a_word_is_added_changed_and_taken_away_by_pages(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    visitor.post("say/add-word/", {"box": "they", "text": "cold", "part": "joint"})
    cold = Word.objects.get()
    path = f"say/change-word/{cold.id}/"
    sent = hidden(visitor.words(path))
    visitor.post(path, {**sent, "values.text": "turned away", "values.sense": "pulls_away"})
    assert "turned away" in visitor.words("stories/words/")
    visitor.post(f"say/remove-word/{cold.id}/", {"seen.text": "1"})
    assert seen(cast).listed == []


def test_no_page_of_a_story_carries_its_words_in_its_address_or_title(cast: Cast) -> None:
    story = tell(cast, wanted="hush")
    page = Visitor(cast, "client").words(f"stories/{story.id}/")
    assert "<title>Kithkin</title>" in page
    assert not re.search(r'href="[^"]*hush', page)


def test_a_map_without_people_can_still_be_told_of(cast: Cast) -> None:
    assert not Person.objects.exists()
    assert "values.wanted" in Visitor(cast, "client").words("say/tell-story/")
    with pytest.raises(AssertionError):
        Visitor(cast, "client").words(f"stories/with/{UUID(int=1)}/")
