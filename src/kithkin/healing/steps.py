"""A mending as its page sets it: a path whose steps may be taken in any order, or left."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kithkin.healing import words
from kithkin.healing.days import when_words
from kithkin.healing.models import (
    Answered,
    Holds,
    Letter,
    LetterKind,
    Ready,
    Recheck,
    Repair,
    RepairAttempt,
    SafeToDo,
)
from kithkin.healing.policy import is_shared
from kithkin.healing.queries import Healing
from kithkin.network.parts import is_member


@dataclass(frozen=True, slots=True)
class Said:
    """What was written on a step: a short word, somebody's own words, when, and where it is changed."""

    word: str = ""
    text: str = ""
    when: str = ""
    href: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    title: str
    said: tuple[Said, ...] = ()
    ask: str = ""  # the words of the link that opens its page
    href: str = ""

    @property
    def taken(self) -> bool:
        return bool(self.said)


def steps_of(healing: Healing, repair: Repair) -> list[Step]:
    return list(_steps(healing, repair))


def _steps(healing: Healing, row: Repair) -> Iterator[Step]:
    yield _written(healing, row, "aim", _("What would be good"), "mending-aim", Said(text=row.aim))
    if not is_shared(healing.sight, row.scope):  # answers that the other reads are no free ones
        ready = Said(words.label(Ready, row.ready), row.ready_why)
        yield _written(healing, row, "ready", _("Am I ready?"), "mending-ready", ready)
        safe = Said(words.label(SafeToDo, row.safe_to_do), row.safe_words)
        yield _written(healing, row, "safe", _("Is it safe for me?"), "mending-safe", safe)
    first = Said(_("said out loud once") if row.rehearsed else "", row.first_step)
    yield _written(healing, row, "first", _("A first step"), "mending-first-step", first)
    yield _letter_step(healing, row)
    yield _tried_step(healing, row)
    yield _answered_step(healing, row)
    yield _looked_step(healing, row)


def _written(healing: Healing, row: Repair, key: str, title: str, page: str, said: Said) -> Step:
    kept = (said,) if said.word or said.text else ()
    ask = _("Change") if kept else _("Write something, if you like")
    return Step(key, title, kept, ask, _page(healing, page, row.id))


def _letter_step(healing: Healing, row: Repair) -> Step:
    """Only its writer is asked for a letter; a therapist reads it beside the path."""
    letters = healing.letters.get(row.id, [])
    said = tuple(_letter_said(healing, one) for one in letters)
    if not is_member(healing.sight):
        return Step("letter", _("A letter"), said)
    ask = _("Go on writing") if letters else _("Write a letter, sent or never sent")
    return Step("letter", _("A letter"), said, ask, _page(healing, "mending-letter", row.id))


def _letter_said(healing: Healing, letter: Letter) -> Said:
    gone = _page(healing, "remove-letter", letter.id)
    return Said(words.label(LetterKind, letter.kind), letter.words, "", gone, _("Take it away"))


def _tried_step(healing: Healing, row: Repair) -> Step:
    said = tuple(_tried_said(healing, one) for one in healing.tries.get(row.id, ()))
    ask = _("It was tried once more") if said else _("It was tried")
    return Step("tried", _("Tried"), said, ask, _page(healing, "try-mending", row.id))


def _tried_said(healing: Healing, tried: RepairAttempt) -> Said:
    return Said(
        words.rated(words.WENT, tried.went), tried.did, when_words(tried.tried, tried.said_at),
        _try_page(healing, tried), _("Change"),
    )  # fmt: skip


def _answered_step(healing: Healing, row: Repair) -> Step:
    """The answer to the last try, and what was good in any of them."""
    tries = healing.tries.get(row.id, [])
    said = [_answer_said(one) for one in tries if one.answered or one.answer]
    said += [Said(_("what was good in it"), one.good) for one in tries if one.good]
    if not tries:
        return Step("answered", _("Answered"))
    last = tries[-1]
    open_ = last.answered in {Answered.UNSAID, Answered.NOT_YET}
    ask = _("Something came back") if open_ else ""
    return Step(
        "answered", _("Answered"), tuple(said), ask, _try_page(healing, last) if open_ else ""
    )


def _answer_said(tried: RepairAttempt) -> Said:
    return Said(words.label(Answered, tried.answered), tried.answer)


def _looked_step(healing: Healing, row: Repair) -> Step:
    looks = [one for one in healing.looks.get(row.id, ()) if one.holds != Holds.NOT_NOW]
    said = tuple(looked_said(healing, one) for one in looks)
    if healing.counted_from(row) is None:
        return Step("looked", _("Looked at again"), said)
    page = _page(healing, "look-again-at-mending", row.id)
    return Step("looked", _("Looked at again"), said, _("Look at it again"), page)


def looked_said(healing: Healing, look: Recheck) -> Said:
    gone = _page(healing, "remove-look", look.id)
    return Said(words.look_words(look), look.words, "", gone, _("Take it away"))


def _try_page(healing: Healing, tried: RepairAttempt) -> str:
    return _page(healing, "change-mending-try", tried.id)


def _page(healing: Healing, page: str, row: UUID) -> str:
    return reverse("network:ask_about", args=[healing.sight.case, page, row])
