"""Tries and practising as lines: for lists, for a person's page, for a home."""

from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kithkin.base.short_lines import dotted, first_words
from kithkin.network.offers import Line, Place
from kithkin.skills import words
from kithkin.skills.days import said_day
from kithkin.skills.models import Attempt, Rehearsal
from kithkin.skills.queries import Practice


def try_line(practice: Practice, row: Attempt) -> Line:
    note = dotted([
        words.with_whom(practice.people, row), words.standing(row),
        practice.whose.words(row.scope),
    ])  # fmt: skip
    return Line(text=words.title(row), note=note, icon="practise", href=try_address(practice, row))


def set_aside_line(practice: Practice, row: Attempt) -> Line:
    """Nobody is told why; what was written can be opened by who may see it."""
    note = dotted([_("not used here"), practice.whose.words(row.scope)])
    return Line(text=words.title(row), note=note, href=try_address(practice, row))


def short_line(practice: Practice, row: Attempt) -> Line:
    """On the page of whom it is with: the name stands above it."""
    note = dotted([words.standing(row), practice.whose.words(row.scope)])
    return Line(text=words.title(row), note=note, icon="practise", href=try_address(practice, row))


def home_line(practice: Practice, row: Attempt) -> Line:
    """One thing that was said, with the three ways on as links of their own."""
    told = dotted([words.with_whom(practice.people, row), words.by_when(row)])
    what = words.title(row)
    ways = [
        format_html(
            '<a class="button plain" href="{}">{}<span class="unseen">: {}</span></a>',
            reverse("network:ask_about", args=[practice.sight.case, page, row.id]), say, what,
        )
        for page, say in (
            ("how-it-went", _("Done")), ("not-yet", _("Not yet")), ("let-it-go", _("Let it go")),
        )
    ]  # fmt: skip
    note = format_html('{}<span class="try-ways">{}{}{}</span>', told, *ways)
    return Line(
        text=what, note=note, icon="practise", href=try_address(practice, row),
        place=Place.TRY,
    )  # fmt: skip


def came_line(practice: Practice, row: Attempt) -> Line:
    """What came of a try, for the brief."""
    text = _("%(name)s: %(what)s") % {
        "name": practice.people.name(row.person_id), "what": words.title(row),
    }  # fmt: skip
    note = dotted([words.standing(row), practice.whose.words(row.scope)])
    return Line(text=text, note=note, icon="practise", href=try_address(practice, row))


def rehearsal_line(practice: Practice, row: Rehearsal) -> Line:
    address = reverse("network:ask_about", args=[practice.sight.case, "change-rehearsal", row.id])
    note = dotted([
        said_day(row.practised_on), first_words(row.words), practice.whose.words(row.scope),
    ])  # fmt: skip
    return Line(text=words.practised(row), note=note, href=address)


def try_address(practice: Practice, row: Attempt) -> str:
    return reverse("skills:try", args=[practice.sight.case, row.id])


def person_address(practice: Practice, person: UUID | str) -> str:
    return reverse("skills:tries_with", args=[practice.sight.case, person])
