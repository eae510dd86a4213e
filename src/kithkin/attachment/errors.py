from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class NothingAnsweredError(RefusalError):
    code = "nothing_answered"
    sentence = "Please answer one question at least; the others may stay open."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class OnesOwnAnswersError(RefusalError):
    code = "ones_own_answers"
    sentence = "Only one person can answer this: please say on whose own part it belongs."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotUsedHereError(RefusalError):
    code = "not_used_here"
    sentence = "This is not used here."
    status = HTTPStatus.CONFLICT
