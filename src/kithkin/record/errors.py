from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class RepeatedError(RefusalError):
    """The same act was sent before and is done; the door says so, and does nothing again."""

    code = "done_before"
    sentence = "This was saved already."
    status = HTTPStatus.OK


class NothingToTakeBackError(RefusalError):
    code = "nothing_to_take_back"
    sentence = "There is nothing of yours to take back here."
    status = HTTPStatus.CONFLICT
