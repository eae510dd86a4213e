"""The questions of breaks and mendings, once each, in one voice."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base.asking import Ask, Choices
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.healing import models, words
from kithkin.healing.errors import (
    AskedAloneError,
    NotUsedHereError,
    NotYoursToWriteError,
)
from kithkin.healing.models import CareState, Letter, Repair, Rupture
from kithkin.healing.policy import closed, is_shared, own_scope, require_opener
from kithkin.network.asking_pages import as_typed
from kithkin.network.models import Person
from kithkin.network.parts import is_member, parts_of, scope_of
from kithkin.network.policy import JOINT, OWN, shared_scope
from kithkin.network.queries import visible
from kithkin.network.questions import Asked, AsksFor, one_of, part
from kithkin.network.whom import oneself, people_of

_t = gettext_lazy


def _choices(kind: type[TextChoices]) -> Choices:
    return [(one.value, one.label) for one in kind]


DATE_HELP = _t("As well as you know it: 3 May 2026, May 2026, about 2023.")
NOTICED = Ask("values.noticed", _t("When you noticed it"), "date", help=DATE_HELP, later=True)
MANNER = Ask("values.manner", _t("What it was like"), "choice", choices=_choices(models.Manner))
MATTERS = Ask("values.matters", _t("How much it matters to you"), "scale", choices=words.MATTERS,
              later=True)  # fmt: skip
HAPPENED = Ask("values.happened", _t("What happened"), "text")
NEEDED = Ask("values.needed", _t("What you would have needed"), "text")
OWN_WORDS = Ask("values.own_words", _t("In your own words, what kind of break"), later=True)
SINCE = Ask("values.since", _t("Since when"), "choice", choices=[
    (models.OffSince.LAST_TIME.value, models.OffSince.LAST_TIME.label),
    (models.OffSince.FOR_A_WHILE.value, models.OffSince.FOR_A_WHILE.label),
    (models.OffSince.UNSAID.value, models.OffSince.UNSAID.label),
], initial="last_time")  # fmt: skip
BREAK = (HAPPENED, NEEDED, MANNER, OWN_WORDS, NOTICED, MATTERS)
STANDS = (
    Ask("values.stands", _t("It is"), "choice", choices=_choices(models.Stands)),
    Ask("values.settled", _t("Since when"), "date", help=DATE_HELP),
    Ask("values.settled_words", _t("In your own words"), "text"),
)
AIM = Ask(
    "values.aim", _t("What would be good, if it went well?"), "text",
    help=_t("Something small is enough: a meal in peace, a birthday card."),
)  # fmt: skip
READY = (
    Ask("values.ready", _t("I am ready"), "choice", choices=_choices(models.Ready)),
    Ask("values.ready_why", _t("What speaks for it, what against"), "text"),
)
SAFE = (
    Ask("values.safe_to_do", _t("It is safe for me"), "choice", choices=_choices(models.SafeToDo)),
    Ask("values.safe_words", _t("What I think of when I read this"), "text"),
)
FIRST_STEP = (
    Ask(
        "values.first_step", _t("A first step, as small as you like"), "text",
        help=_t("One that you can take alone, and that can be taken back."),
    ),
    Ask(
        "values.rehearsed", _t("I have said it out loud once"), "tick",
        help=_t("Alone, to the dog, or with your therapist. Only if you like."),
    ),
)  # fmt: skip
TRIED = (
    Ask("values.did", _t("What you did"), "text"),
    Ask("values.tried", _t("When"), "date", help=DATE_HELP),
    Ask("values.went", _t("How it went, for you"), "scale", choices=words.WENT),
    Ask("values.answered", _t("What came back"), "choice", choices=_choices(models.Answered)),
    Ask("values.answer", _t("Their answer, in your words"), "text"),
    Ask("values.good", _t("What was good in it, whatever came of it"), "text"),
)
LOOK = (
    Ask("holds", _t("What do you find?"), "choice", choices=_choices(models.Holds), required=True),
    Ask("words", _t("In your own words"), "text"),
)
CARE = (
    Ask("values.state", _t("How it stands"), "choice", choices=_choices(models.CareKind),
        initial="open"),
    Ask("values.since", _t("Since when"), "date", help=DATE_HELP),
    Ask("values.words", _t("In your own words"), "text"),
    Ask("values.instead", _t("What you do instead"), "text",
        help=_t("On the birthday, at the holidays, when you miss them.")),
    Ask("values.missed", _t("What you miss"), "text", later=True),
    Ask("values.better", _t("What is better so"), "text", later=True),
    Ask("values.helps", _t("One thing that helps"), help=_t("A walk, a candle, somebody to ring.")),
    Ask("values.look_again", _t("A day to look at this again"), "day",
        help=_t("Only if you want one. Until then nothing asks.")),
)  # fmt: skip


def new_break(asked: Asked) -> Sequence[Ask]:
    return [_whom(asked.sight), *BREAK, *_whose(asked)]


def break_with(asked: Asked) -> Sequence[Ask]:
    return [*BREAK, *_whose(asked)]


def new_mending(asked: Asked) -> Sequence[Ask]:
    return [_whom(asked.sight), AIM, *_whose(asked)]


def mending_with(asked: Asked) -> Sequence[Ask]:
    return [AIM, *_whose(asked)]


def mending_of(asked: Asked) -> Sequence[Ask]:
    """A joint break may be mended alone or together; one's own is mended in one's own part."""
    row = asked.subject
    if not isinstance(row, Rupture):
        raise NotHereError
    if closed(asked.sight).to(row):
        raise NotUsedHereError
    apart = asked.sight.therapist or row.scope.startswith(OWN)
    return [AIM] if apart else [AIM, *_whose(asked)]


def new_care(asked: Asked) -> Sequence[Ask]:
    """Asked for a part in which nothing is said yet. Where all is said, what stands is shown."""
    if not isinstance(asked.subject, Person):
        raise NotHereError
    said = care_by_part(asked.sight, asked.subject)
    free = [(part, words) for part, words in asked.parts if part not in said]
    if not said:
        return [*CARE, *_whose(asked)]
    if free:
        whose = Ask("part", _("Whose map is this for"), "choice", choices=free, initial=free[0][0])
        return [*CARE, whose]
    first = next(iter(said))
    return [*_as_it_stands(said[first]), Ask("part", "", "hidden", initial=first)]


def care_by_part(sight: Sight, person: Person) -> dict[str, CareState]:
    """What is said of somebody already, by the part as a page names it; the usual one first."""
    rows = {row.scope: row for row in visible(sight, CareState) if row.person_id == person.id}
    places = [part for part, _words in parts_of(sight)] or [JOINT]
    homes = [(part, shared_scope({scope_of(sight, part), person.scope})) for part in places]
    return {part: rows[scope] for part, scope in homes if scope in rows}


def _as_it_stands(care: CareState) -> list[Ask]:
    kept = CareState.objects.get(id=care.id)
    names = [ask.name.removeprefix("values.") for ask in CARE]
    held = [(ask, getattr(kept, name)) for ask, name in zip(CARE, names, strict=True)]
    return [
        *(
            replace(ask, initial=as_typed(said) if ask.shape == "date" else said)
            for ask, said in held
        ),
        *(Ask(f"seen.{name}", "", "hidden", initial=kept.version_of(name)) for name in names),
    ]


def off(asked: Asked) -> Sequence[Ask]:
    own_scope(asked.sight)
    return [SINCE, HAPPENED, NEEDED]


def last_time(asked: Asked) -> Sequence[Ask]:
    if not is_member(asked.sight):
        raise NotYoursToWriteError
    went = Ask("went", _("For me"), "choice", choices=_choices(models.Went), required=True)
    happened = replace(HAPPENED, label=_("If something was off: what, in a few words"))
    return [went, happened, replace(NEEDED, later=True)]


def step(*questions: Ask) -> AsksFor:
    """A step of a mending, or a look at one; where mending is not used, none is asked."""

    def of(asked: Asked) -> Sequence[Ask]:
        row = asked.subject
        if isinstance(row, Repair | Rupture) and closed(asked.sight).to(row):
            raise NotUsedHereError
        return questions

    return of


def alone(*questions: Ask) -> AsksFor:
    """Asked of each alone: an answer that the other of a couple reads is no free one."""

    def of(asked: Asked) -> Sequence[Ask]:
        if asked.subject is not None and is_shared(asked.sight, asked.subject.scope):
            raise AskedAloneError
        return step(*questions)(asked)

    return of


def letter(asked: Asked) -> Sequence[Ask]:
    """One's own letter with what was kept, and the versions its writer looks at."""
    step()(asked)
    scope = own_scope(asked.sight)
    kept = Letter.objects.filter(repair_id=UUID(asked.own), scope=scope, gone_at=None).first()
    held = kept or Letter()
    seen = [(name, kept.version_of(name)) for name in ("words", "kind")] if kept else []
    versions = [Ask(f"seen.{name}", "", "hidden", initial=number) for name, number in seen]
    return [
        Ask("values.words", _("The letter"), "text", initial=held.words,
            help=_("Say it as it comes. It need not be fair, and it need not be finished.")),
        Ask("values.kind", _("It is"), "choice", choices=_choices(models.LetterKind),
            initial=held.kind),
        *versions,
    ]  # fmt: skip


def own(asked: Asked) -> Sequence[Ask]:
    if not is_member(asked.sight):
        raise NotYoursToWriteError
    return []


def opener(asked: Asked) -> Sequence[Ask]:
    require_opener(asked.sight)
    return []


def _whose(asked: Asked) -> list[Ask]:
    return part(asked)


def _whom(sight: Sight) -> Ask:
    others = _people(sight)
    choices = [*_not_on_the_map(sight), *others]
    return one_of("person_id", _("With whom"), choices, "")


def _not_on_the_map(sight: Sight) -> Choices:
    if sight.individual:
        return [("therapy", _("my therapist") if is_member(sight) else _("you, in the therapy"))]
    therapist = (
        _("my therapist: always mine, not ours") if is_member(sight) else _("you, in the therapy")
    )
    return [("therapy", therapist), ("us", _("between us"))]


def _people(sight: Sight) -> Choices:
    """Everybody but oneself. In a couple the other of the two is on the map, and is one of them."""
    people = people_of(sight)
    return people.choices(without=oneself(sight, people))
