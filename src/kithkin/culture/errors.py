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


class MarkedOtherwiseError(RefusalError):
    """What somebody said of it is changed on its own page, where it can be read first."""

    code = "marked_otherwise"
    sentence = (
        "Somebody you chose is marked already, in other words. Leave them out here; what is said of"
        " them can be changed where it stands."
    )
    status = HTTPStatus.CONFLICT


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
