from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class WhosePartError(RefusalError):
    code = "whose_part"
    sentence = "Please say whose map this belongs on: everybody's here, or one person's own."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class SamePersonError(RefusalError):
    code = "same_person"
    sentence = "This needs two different people."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotWhoseMapError(RefusalError):
    code = "not_whose_map"
    sentence = "This can be said of those whose map it is. Mark them as such first."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class SomebodyElsesSelfError(RefusalError):
    code = "somebody_elses_self"
    sentence = "Somebody else has said that this is them."
    status = HTTPStatus.CONFLICT


class OwnAncestorError(RefusalError):
    code = "own_ancestor"
    sentence = "That would make somebody their own ancestor. Please look at the parents once more."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class LinkedTwiceError(RefusalError):
    code = "linked_twice"
    sentence = "These two are linked like that already."
    status = HTTPStatus.CONFLICT


class SomebodyOnlyYouSeeError(RefusalError):
    code = "two_private_parts"
    sentence = "These two people are on different private maps and cannot be linked."
    status = HTTPStatus.CONFLICT
