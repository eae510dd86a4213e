from http import HTTPStatus

from django.utils.translation import gettext_noop

from kithkin.base.refusals import NotUnderstoodError, RefusalError


class HasPlanError(RefusalError):
    code = "has_plan"
    sentence = gettext_noop("There is a plan already. It can be changed line by line.")
    status = HTTPStatus.CONFLICT


class PlanIsOnesOwnError(NotUnderstoodError):
    code = "plan_is_ones_own"
    sentence = gettext_noop("A plan is one person's own. Please say whose.")


class NothingSaidError(NotUnderstoodError):
    code = "nothing_said"
    sentence = gettext_noop("Say a few words, or choose somebody.")


class StepFullError(RefusalError):
    code = "step_full"
    sentence = gettext_noop(
        "Eight lines are as many as somebody can read in a bad night. Change one of them instead."
    )
    status = HTTPStatus.CONFLICT


class NotUsedHereError(NotUnderstoodError):
    """Not safe to involve, or on a part of the map the plan does not reach: never said which."""

    code = "not_used_here"
    sentence = gettext_noop("Please choose somebody else for this.")


class NobodyToAskError(NotUnderstoodError):
    code = "nobody_to_ask"
    sentence = gettext_noop("This line names nobody on the map. Choose somebody in it first.")


class AskedAlreadyError(RefusalError):
    code = "asked_already"
    sentence = gettext_noop("They have been asked already. You can change what you ask.")
    status = HTTPStatus.CONFLICT


class LinkOverError(RefusalError):
    """One sentence for a code that never was, that is over, or that is not to open any more."""

    code = "link_over"
    sentence = gettext_noop("This link does not open anything at the moment.")
    status = HTTPStatus.NOT_FOUND


class NotFromHereError(RefusalError):
    code = "not_from_here"
    sentence = gettext_noop("That answer does not fit what was said before. Please look once more.")
    status = HTTPStatus.CONFLICT
