from django.utils.translation import gettext_noop

from kithkin.base.refusals import NotAllowedError, NotUnderstoodError


class TherapistsPlanError(NotAllowedError):
    code = "therapists_plan"
    sentence = gettext_noop("Your therapist writes down when you meet.")


class NotYoursToWordError(NotAllowedError):
    code = "not_yours_to_word"
    sentence = gettext_noop("These words are somebody else's. You can add your own.")


class StillAheadError(NotUnderstoodError):
    code = "still_ahead"
    sentence = gettext_noop("That day is still ahead. Plan the session, or write another day.")


class NotSoFarError(NotUnderstoodError):
    code = "not_so_far"
    sentence = gettext_noop("Is the year right? A session can lie up to five years away.")


class NobodyCameError(NotUnderstoodError):
    code = "nobody_came"
    sentence = gettext_noop("Say who was there, or that it did not take place.")


class AlreadyPastError(NotUnderstoodError):
    code = "already_past"
    sentence = gettext_noop("That day has passed. An ending is planned for a day ahead.")
