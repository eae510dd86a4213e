"""What the screen says of stories, words, counts and bands."""

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kithkin.base.date_words import shown
from kithkin.base.short_lines import dotted
from kithkin.network.whom import People
from kithkin.patterns.analysis import FEWEST, Band, HowOften, Moved
from kithkin.patterns.asks import STRENGTHS
from kithkin.patterns.copies import StoryCopy
from kithkin.patterns.models import Ending

LONGEST_TITLE = 110


def title_of(story: StoryCopy) -> str:
    """The first box that says something, by its own words."""
    for said, told in (
        (_("I wanted: %(told)s"), story.wanted),
        (_("They: %(told)s"), story.they_did),
        (_("I: %(told)s"), story.i_did),
        ("%(told)s", story.ended),
    ):
        brief = " ".join(told.split())
        if brief:
            return said % {"told": Truncator(brief).chars(LONGEST_TITLE)}
    return _("A story without words yet")


def when_of(story: StoryCopy) -> str:
    if story.happened:
        return shown(story.happened, _)
    return _("told on %(day)s") % {"day": date_format(localtime(story.said_at), "j F Y")}


def with_of(story: StoryCopy, people: People) -> str:
    return _("with %(people)s") % {"people": people.all(story.persons)} if story.persons else ""


def note_of(story: StoryCopy, people: People) -> str:
    return dotted([when_of(story), with_of(story, people), ending_of(story)])


def ending_of(story: StoryCopy) -> str:
    return {
        Ending.WELL: _("ended well"),
        Ending.MIXED: _("ended partly well"),
        Ending.BADLY: _("did not end well"),
        Ending.OPEN: _("still open"),
    }.get(Ending(story.ending), "")


def strength_of(story: StoryCopy) -> str:
    return "" if story.strength is None else str(dict(STRENGTHS)[str(story.strength)])


def often_words(often: HowOften) -> str:
    """ "in 5 of 14 stories, with 3 of 6 people"."""
    stories = ngettext(
        "in %(k)s of %(n)s story", "in %(k)s of %(n)s stories", often.n
    ) % {"k": often.k, "n": often.n}  # fmt: skip
    if not often.people:
        return stories
    people = ngettext(
        "with %(j)s of %(m)s person", "with %(j)s of %(m)s people", often.people
    ) % {"j": often.people_with, "m": often.people}  # fmt: skip
    return _("%(stories)s, %(people)s") % {"stories": stories, "people": people}


def band_words(often: HowOften) -> str:
    if often.band is None:
        return too_few(often.n)
    if often.people == 1:
        return _("%(band)s with this one person") % {"band": band_of(often.band)}
    return band_of(often.band)


def band_of(band: Band) -> str:
    return _("likely in %(low)s to %(high)s of 100 stories") % {"low": band.low, "high": band.high}


def too_few(n: int) -> str:
    if not n:
        return _("no story yet")
    return ngettext(
        "one story is too few to say more", "%(n)s stories are too few to say more", n
    ) % {"n": n}  # fmt: skip


def count_words(k: int, n: int) -> str:
    return _("%(k)s of %(n)s") % {"k": k, "n": n} if n else ""


def is_few(n: int) -> bool:
    return 0 < n < FEWEST


def moved_words(moved: Moved) -> str:
    """Never "better": whether less is better is for the two to say."""
    if moved.verdict == "fell":
        return _("told less often now")
    if moved.verdict == "rose":
        return _("told more often now")
    if moved.more <= 0:
        return _("no clear difference")
    return ngettext(
        "cannot tell yet: about one more story would help",
        "cannot tell yet: about %(more)s more stories would help",
        moved.more,
    ) % {"more": moved.more}
