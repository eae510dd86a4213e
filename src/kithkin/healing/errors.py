from http import HTTPStatus

from django.utils.translation import gettext_noop

from kithkin.base.refusals import NotAllowedError, NotUnderstoodError, RefusalError


class NotUsedHereError(RefusalError):
    """One sentence, whoever closed it and why: it must tell nothing."""

    code = "not_used_here"
    sentence = gettext_noop("Mending is not used here.")
    status = HTTPStatus.CONFLICT


class WithWhomError(NotUnderstoodError):
    code = "with_whom"
    sentence = gettext_noop("Please say with whom.")


class OnesOwnPartError(NotUnderstoodError):
    code = "ones_own_part"
    sentence = gettext_noop("This is kept in one person's own part. Please say whose.")


class AskedAloneError(NotUnderstoodError):
    code = "asked_alone"
    sentence = gettext_noop(
        "Whether you are ready, and whether it is safe, is asked of each alone, and never kept"
        " where others read it."
    )


class StillAheadError(NotUnderstoodError):
    code = "still_ahead_of_us"
    sentence = gettext_noop("That day is still ahead. Leave it empty, or write another.")


class NotYoursToWriteError(NotAllowedError):
    code = "not_yours_to_write"
    sentence = gettext_noop("Only the person whose words these are can write them.")


class NothingWrittenError(NotUnderstoodError):
    code = "nothing_written"
    sentence = gettext_noop("Write a word, if only one.")


class OpenedWithTherapistError(NotAllowedError):
    code = "opened_with_therapist"
    sentence = gettext_noop("Your therapist can open this again, together with you.")


class TherapistAsksError(NotAllowedError):
    code = "therapist_asks"
    sentence = gettext_noop("This is asked by a therapist, after a session.")
