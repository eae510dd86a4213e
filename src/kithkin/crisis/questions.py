"""Questions that depend on the plan: which step, who there is to choose from, whose it is."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.accounts.models import Member, SafeContact
from kithkin.base.asking import Ask, Choices
from kithkin.consent.policy import Sight
from kithkin.crisis.forms import LASTS
from kithkin.crisis.models import HelperRole, Plan, PlanStep
from kithkin.crisis.naming import Naming, unused_people
from kithkin.crisis.policy import ANSWERS as MAY_FOLLOW
from kithkin.crisis.queries import plan_to_write
from kithkin.crisis.steps import BY_NUMBER, StepWords
from kithkin.network.calling import person_name
from kithkin.network.models import Person
from kithkin.network.policy import fits
from kithkin.network.queries import visible
from kithkin.network.questions import Asked, AsksFor, one_of

OPENING = Ask(
    "values.words", gettext_lazy("What I want to remember first"), "text",
    help=gettext_lazy("A sentence to yourself, from a day when you could think."),
)  # fmt: skip
WHY = Ask("why", gettext_lazy("What is different now"), "line")
TOGETHER = Ask("together", gettext_lazy("We looked at it together, client and therapist"), "tick")
REVIEW = Ask("words", gettext_lazy("What was said of it"), "text")


def beginning(asked: Asked) -> list[Ask]:
    """In individual work, and for a member, whose plan it is goes without saying."""
    free = plan_to_write(asked.sight)
    if asked.sight.individual or not asked.sight.therapist:
        return [OPENING]
    nothing = _("Everybody here has a plan already.")
    return [one_of("part", _("Whose plan"), list(free.items()), nothing), OPENING]


def new_step(number: int) -> AsksFor:
    def asks(asked: Asked) -> list[Ask]:
        assert isinstance(asked.subject, Plan)
        return _step(asked.sight, BY_NUMBER[number], asked.subject.scope, "")

    return asks


def changed_step(asked: Asked) -> list[Ask]:
    assert isinstance(asked.subject, PlanStep)
    step = asked.subject
    questions = _step(asked.sight, BY_NUMBER[step.number], step.scope, step.person)
    naming = Naming.of(asked.sight, step.scope, [step.person])
    if not step.person or step.person in naming.own:
        return questions  # the name is the one of the map, which nobody else can change
    today = naming.names.get(step.person, "")
    help_ = _("On the map today: %(name)s.") % {"name": today} if today else ""
    return [*questions, Ask("values.called", _("What the plan calls them"), help=help_)]


def _step(sight: Sight, about: StepWords, scope: str, chosen: str) -> list[Ask]:
    """Words first where nobody is named, else whom: only what this step asks for is asked."""
    words = Ask("values.words", about.ask, "text")
    if not about.whom:
        return [words]
    people = Ask("values.person", about.whom, "pick", choices=_people(sight, scope, chosen))
    phone = Ask("values.phone", _("Number"), help=_("It can be rung from the plan with one tap."))
    note = [Ask("values.note", about.note, "text")] if about.note else []
    first = [words, people] if about.number in {5, 6} else [people, words]
    return [*first, *([phone] if about.rings else []), *note]


def _people(sight: Sight, scope: str, chosen: str) -> Choices:
    """Everybody the plan's owner sees and has not marked; and who stands there already."""
    unused = unused_people(sight, scope)
    rows = [row for row in visible(sight, Person) if fits(scope, row.scope)]
    named = [
        (str(row.id), person_name(sight, row))
        for row in rows
        if not (row.index and sight.individual) and str(row.id) not in unused
    ]
    named.sort(key=lambda one: (one[1].casefold(), one[0]))
    if chosen and chosen not in dict(named):
        named.append((chosen, _("someone")))
    return [("", _("nobody on the map")), *named]


def asking(asked: Asked) -> list[Ask]:
    """What a helper will read, and nothing else of the plan."""
    return [
        replace(_CALLED, initial=_own_name(asked.sight, asked.subject)),
        replace(_ASKED, initial=_("May I ring you when it gets dark?")),
        _HELPS,
        _HARMS,
    ]


def asking_again(_asked: Asked) -> Sequence[Ask]:
    return [_CALLED, _ASKED, _HELPS, _HARMS]


_CALLED = Ask(
    "values.called", gettext_lazy("Your name, as they are to read it"), required=True,
    help=gettext_lazy("They see this, and the words below. Nothing else of your plan."),
)  # fmt: skip
_ASKED = Ask("values.asked", gettext_lazy("What you ask of them"), "text", required=True)
_HELPS = Ask("values.helps", gettext_lazy("What helps me when it is bad"), "text")
_HARMS = Ask("values.harms", gettext_lazy("What makes it worse"), "text")


def _own_name(sight: Sight, row: object) -> str:
    """As the client wants to be called; in individual work there is one member to ask about."""
    scope = row.scope if isinstance(row, PlanStep) else ""
    members = Member.objects.filter(case=sight.case, gone_at=None)
    if scope.startswith("part:"):
        members = members.filter(id=scope.removeprefix("part:"))
    member = members.first()
    if member is None:
        return ""
    contact = SafeContact.objects.filter(member=member, gone_at=None).first()
    return (contact.name_to_use if contact else "") or member.called


def told_answer(asked: Asked) -> list[Ask]:
    """Only answers that can follow what was said before."""
    assert isinstance(asked.subject, HelperRole)
    may = MAY_FOLLOW[asked.subject.state]
    choices = [(says, words) for says, words in _TOLD if says in may]
    return [
        Ask("helper_says", _("They said"), "choice", choices=choices, required=True),
        Ask("limits", _("Within which limits"), "text", initial=asked.subject.limits),
        Ask("lasts", _("For how long"), "pick", choices=LASTS, initial="91"),
    ]


_TOLD: Choices = [
    ("yes", gettext_lazy("yes, within limits")),
    ("not_now", gettext_lazy("not now")),
    ("paused", gettext_lazy("they would like to pause")),
    ("stepped_back", gettext_lazy("they step back")),
]
