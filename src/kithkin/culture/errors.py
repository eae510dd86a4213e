from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class NothingSaidError(RefusalError):
    code = "nothing_said_of_origins"
    sentence = "A few words are needed, in any of the boxes."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NobodyMarkedError(RefusalError):
    code = "nobody_marked"
    sentence = "Please choose at least one relationship or person."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TakenAwayError(RefusalError):
    code = "condition_taken_away"
    sentence = "This was taken away while you were writing. Please choose another, or add it again."
    status = HTTPStatus.CONFLICT


class EndsBeforeItBeginsError(RefusalError):
    code = "ends_before_it_begins"
    sentence = "It would end before it begins. Please look at the two dates."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotEverybodySeesError(RefusalError):
    code = "not_everybody_sees_person"
    sentence = "Somebody who sees this cannot see whom you chose, so the two stay apart."
    status = HTTPStatus.CONFLICT
