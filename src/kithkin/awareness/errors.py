from http import HTTPStatus

from django.utils.translation import gettext_noop

from kithkin.base.refusals import NotAllowedError, RefusalError


class NotYoursToSayError(NotAllowedError):
    code = "not_yours_to_say"
    sentence = gettext_noop("Only the person whose check-in it is can write it.")


class OpenedTogetherOnlyError(NotAllowedError):
    code = "opened_together_only"
    sentence = gettext_noop("A therapist opens this, in a session, with the person it is about.")


class _CannotBeKeptError(RefusalError):
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NothingSaidError(_CannotBeKeptError):
    code = "nothing_said"
    sentence = gettext_noop("One tap is enough: who it was with, or how you feel.")


class NotYetError(_CannotBeKeptError):
    code = "not_yet"
    sentence = gettext_noop("This time has not come yet. Please give a time that has passed.")


class TooLongAgoError(_CannotBeKeptError):
    code = "too_long_ago"
    sentence = gettext_noop("A check-in is for today or yesterday. Leave the time empty for now.")


class WithNobodyError(_CannotBeKeptError):
    code = "with_nobody"
    sentence = gettext_noop("This says “nobody” and names somebody. Please leave one of them out.")


class NoAskingError(_CannotBeKeptError):
    code = "no_asking"
    sentence = gettext_noop("Nothing is being asked at the moment.")


class TooLateToAskError(_CannotBeKeptError):
    code = "too_late_to_ask"
    sentence = gettext_noop("Please give a day from today on, within a year.")


class SomebodyLeftError(_CannotBeKeptError):
    code = "somebody_left"
    sentence = gettext_noop(
        "Somebody you chose is not on the map any more. Everything else is still here."
    )
