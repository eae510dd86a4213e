from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class NothingSaidError(RefusalError):
    code = "nothing_said"
    sentence = "A story needs somebody it was with, or a few words in one of the boxes."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotEverybodySeesError(RefusalError):
    code = "not_everybody_sees"
    sentence = "Somebody who sees this story cannot see what you chose, so the two stay apart."
    status = HTTPStatus.CONFLICT


class WordStandsError(RefusalError):
    code = "word_stands"
    sentence = "This word is on the list already."
    status = HTTPStatus.CONFLICT
