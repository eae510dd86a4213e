"""What comes back from story to story: how often, with whom, then and now, and where it did not."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kithkin.consent.policy import Sight
from kithkin.network.parts import Whose, members_of, parts_of, scope_of
from kithkin.network.policy import JOINT
from kithkin.network.whom import People, left_out, people_of
from kithkin.patterns import sentences
from kithkin.patterns.analysis import (
    Band,
    HowOften,
    how_often,
    then_and_now,
    with_whom,
)
from kithkin.patterns.copies import StoryCopy, Told, WordCopy
from kithkin.patterns.dividing import Divided, divided
from kithkin.patterns.models import Box, Ending, Sense
from kithkin.patterns.queries import told

MOST_WORDS, MOST_PEOPLE, MOST_STORIES = 12, 12, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The stories a page counts: of one part, and without people who are not to be involved."""

    told: Told
    people: People
    of: str
    tabs: Sequence[tuple[str, str]]  # the parts there are to choose from
    stories: Sequence[StoryCopy]
    not_used: int

    @property
    def without_words(self) -> int:
        return sum(not one.words for one in self.stories)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    word: WordCopy
    often: str
    words: str  # the band in words, or that it is too few
    band: Band | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    said: str
    step: str  # for the eye alone: the count is always said


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTable:
    words: Sequence[WordCopy]
    rows: Sequence[tuple[str, Sequence[Cell]]]
    left_words: int
    left_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Then beside now, word by word."""

    divided: Divided
    rows: Sequence[tuple[WordCopy, str, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    story: StoryCopy
    title: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComesBack:
    chosen: Chosen
    boxes: Sequence[tuple[object, Sequence[WordLine]]]
    table: PeopleTable
    beside: Beside
    otherwise: Sequence[StoryLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneWord:
    chosen: Chosen
    line: WordLine
    box: object
    sense: object
    people: Sequence[tuple[str, str, str, Band | None]]
    left_people: int
    beside: Beside
    carried: Sequence[StoryLine]
    otherwise: Sequence[StoryLine]


def choose(sight: Sight, of: str) -> Chosen:
    """Stories of two parts are never counted together: each "I" would be another person."""
    parts = [part for part, _label in parts_of(sight)]
    of = of if of in parts else next(iter(parts), "")
    whose = Whose(sight, members_of(sight) if parts else {})
    all_told, apart = told(sight), left_out(sight).of(scope_of(sight, of) if of else "")
    here = [one for one in all_told.stories if not of or one.scope == scope_of(sight, of)]
    used = [one for one in here if apart.isdisjoint(one.persons)]
    return Chosen(
        told=all_told, people=people_of(sight), of=of, stories=used, not_used=len(here) - len(used),
        tabs=[(part, whose.words(scope_of(sight, part))) for part in parts],
    )  # fmt: skip


def part_of(sight: Sight, scope: str) -> str:
    """The part of the work a story lives in, as `choose` takes it; nothing where there is one."""
    kind, _colon, owner = scope.partition(":")
    if sight.individual:
        return ""
    return owner if kind == "part" else JOINT


def comes_back(chosen: Chosen, line: str) -> ComesBack:
    used = _used(chosen)
    often = how_often(chosen.stories, used)
    return ComesBack(
        chosen=chosen,
        boxes=[
            (box.label, [word_line(word, often[word.id]) for word in used if word.box == box])
            for box in Box
        ],
        table=_table(chosen.people, used, often),
        beside=_beside(chosen, used, line),
        otherwise=_lines(chosen, _good_ones(chosen)),
    )


def one_word(chosen: Chosen, word: WordCopy, line: str) -> OneWord:
    here = how_often(chosen.stories, [word]).get(word.id) or HowOften(
        k=0, n=0, people_with=0, people=0, band=None, by_person={}
    )
    return OneWord(
        chosen=chosen,
        line=word_line(word, here),
        box=Box(word.box).label,
        sense=Sense(word.sense).label if word.sense else "",
        people=_shares(chosen.people, here),
        left_people=max(0, len(here.by_person) - MOST_PEOPLE),
        beside=_beside(chosen, _used(chosen), line, only=word),
        carried=_lines(chosen, [one for one in chosen.stories if word.id in one.words]),
        otherwise=_lines(chosen, otherwise(chosen.stories, word)),
    )


def _used(chosen: Chosen) -> list[WordCopy]:
    """The words that are in some story; reckoned with together wherever they are shown."""
    put = frozenset[str]().union(*(one.words for one in chosen.stories))
    return [word for word in chosen.told.listed if word.id in put]


def word_line(word: WordCopy, often: HowOften) -> WordLine:
    return WordLine(
        word=word, often=sentences.often_words(often), words=sentences.band_words(often),
        band=often.band,
    )  # fmt: skip


def _table(people: People, used: Sequence[WordCopy], often: Mapping[str, HowOften]) -> PeopleTable:
    """The words and the people told of most, each in a steady order: this is no ranking."""
    most = sorted(used, key=lambda word: -often[word.id].k)[:MOST_WORDS]
    words = [word for word in used if word in most]
    counted = Counter[str]()
    for one in often.values():
        counted |= Counter({who: n for who, (_k, n) in one.by_person.items()})
    rows = _told_most(people, counted)
    return PeopleTable(
        words=words,
        rows=[
            (people.name(who), [_cell(often[word.id].by_person.get(who, (0, 0))) for word in words])
            for who in rows
        ],
        left_words=len(used) - len(words),
        left_people=max(0, len(counted) - MOST_PEOPLE),
    )


def _told_most(people: People, counted: Mapping[str, int]) -> list[str]:
    """As many people as a page can hold calmly, by name."""
    most = sorted(counted, key=lambda who: (-counted[who], who))[:MOST_PEOPLE]
    return sorted(most, key=lambda who: (people.name(who).casefold(), who))


def _cell(count: tuple[int, int]) -> Cell:
    k, n = count
    if not n or sentences.is_few(n):
        return Cell(said=sentences.count_words(k, n), step="few")
    return Cell(said=sentences.count_words(k, n), step=f"step-{min(4, 5 * k // n)}")


def _shares(people: People, often: HowOften) -> list[tuple[str, str, str, Band | None]]:
    """Everybody steadies everybody's band, also those for whom there is no line."""
    bands, rows = with_whom(often.by_person), []
    for who in _told_most(people, {who: n for who, (_k, n) in often.by_person.items()}):
        (k, n), band = often.by_person[who], bands[who]
        words = sentences.band_of(band) if band else sentences.too_few(n)
        rows.append((people.name(who), sentences.count_words(k, n), words, band))
    return rows


def _beside(
    chosen: Chosen, words: Sequence[WordCopy], line: str, only: WordCopy | None = None
) -> Beside:
    """All words are weighed against chance together, also where one alone is shown."""
    sides = divided(chosen.stories, line)
    if not (sides.then and sides.now):
        return Beside(divided=sides, rows=[])
    moved = then_and_now(sides.then, sides.now, words)
    return Beside(
        divided=sides,
        rows=[
            (
                word,
                _("%(count)s then") % {"count": sentences.count_words(*one.then) or _("none")},
                _("%(count)s now") % {"count": sentences.count_words(*one.now) or _("none")},
                sentences.moved_words(one),
            )
            for word in words
            if ((one := moved[word.id]).then[0] or one.now[0]) and only in {None, word}
        ],
    )


def otherwise(stories: Sequence[StoryCopy], word: WordCopy) -> list[StoryCopy]:
    """With the same people, but without the word; or with it, and it ended well all the same."""
    whose = {who for one in stories if word.id in one.words for who in one.persons}
    return [
        one
        for one in stories
        if not whose.isdisjoint(one.persons)
        and (one.has(word) is False or one.ending == Ending.WELL)
    ]


def _good_ones(chosen: Chosen) -> list[StoryCopy]:
    """Stories that ended well, or whose words bring people nearer and none further apart."""
    senses = {word.id: word.sense for word in chosen.told.words.values()}
    return [
        one
        for one in chosen.stories
        if one.ending == Ending.WELL
        or {senses[id_] for id_ in one.words} - {""} == {Sense.DRAWS_NEAR}
    ]


def _lines(chosen: Chosen, stories: Iterable[StoryCopy]) -> list[StoryLine]:
    return [story_line(one, chosen.people) for one in [*stories][:MOST_STORIES]]


def story_line(story: StoryCopy, people: People) -> StoryLine:
    return StoryLine(
        story=story, title=sentences.title_of(story), note=sentences.note_of(story, people)
    )
