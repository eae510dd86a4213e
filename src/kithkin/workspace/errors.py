from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class HowManyMembersError(RefusalError):
    code = "how_many_members"
    sentence = "One name for one person, two or more for a couple, at least one for a family."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NothingSaidError(RefusalError):
    code = "nothing_said"
    sentence = "Please write at least one line, then we know where to look."
    status = HTTPStatus.UNPROCESSABLE_ENTITY
