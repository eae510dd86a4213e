from http import HTTPStatus

from django.utils.translation import gettext_noop

from kithkin.base.refusals import NotUnderstoodError, RefusalError


class TryNotUsedHereError(RefusalError):
    """One sentence, whoever closed it and why: it must tell nothing."""

    code = "try_not_used_here"
    sentence = gettext_noop("This is not used here.")
    status = HTTPStatus.CONFLICT


class WhatToTryError(NotUnderstoodError):
    code = "what_to_try"
    sentence = gettext_noop("Say in a few words what is to be tried.")


class WhichExerciseError(NotUnderstoodError):
    code = "which_exercise"
    sentence = gettext_noop("Please choose what was practised.")


class DayGoneByError(NotUnderstoodError):
    code = "day_gone_by"
    sentence = gettext_noop("That day has gone by. Choose another, or leave it empty.")


class StillToComeError(NotUnderstoodError):
    code = "still_to_come"
    sentence = gettext_noop("That day is still to come. Choose another, or leave it empty.")


class TryOfOnesOwnError(NotUnderstoodError):
    code = "try_of_ones_own"
    sentence = gettext_noop("A try is kept in one person's own part. Please say whose.")


class TriedAlreadyError(RefusalError):
    code = "tried_already"
    sentence = gettext_noop("This was tried already, so there is nothing to let go.")
    status = HTTPStatus.CONFLICT
