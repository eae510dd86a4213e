from http import HTTPStatus

from kithkin.base.refusals import RefusalError


class RootKeyMissingError(RefusalError):
    code = "root_key_missing"
    sentence = "The root key of this server was not found. Nothing can be opened without it."
    status = HTTPStatus.SERVICE_UNAVAILABLE


class RootKeyUnsafeError(RefusalError):
    code = "root_key_unsafe"
    sentence = (
        "Others on this machine can read the root key. Make the file readable by its owner only."
    )
    status = HTTPStatus.SERVICE_UNAVAILABLE


class RootKeyUnreadableError(RefusalError):
    code = "root_key_unreadable"
    sentence = "The root key could not be read: it is not in the form that Kithkin writes."
    status = HTTPStatus.SERVICE_UNAVAILABLE


class RootKeyWrongError(RefusalError):
    code = "root_key_wrong"
    sentence = (
        "This root key does not open the keys kept here. Either it belongs to another server, "
        "or they were damaged."
    )
    status = HTTPStatus.SERVICE_UNAVAILABLE


class RootKeyExistsError(RefusalError):
    code = "root_key_exists"
    sentence = "There is a root key already. It is never written over."
    status = HTTPStatus.CONFLICT


class TooYoungError(RefusalError):
    code = "too_young"
    sentence = "Signing in is for people of 16 and over."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NameTakenError(RefusalError):
    code = "name_taken"
    sentence = "This sign-in name is taken. Please choose another."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class WeakPasswordError(RefusalError):
    code = "weak_password"
    sentence = "Please choose a longer password: twelve characters or more, not a common one."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotANameError(RefusalError):
    code = "not_a_name"
    sentence = "Please choose three to forty letters, digits, dots or hyphens; no e-mail address."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvitationOverError(RefusalError):
    """Unknown, used, too old, replaced: whoever guesses codes is told the same of each."""

    code = "invitation_over"
    sentence = "This code is not valid any more. Please ask for a new one."
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class SignsInAlreadyError(RefusalError):
    code = "signs_in_already"
    sentence = "This person signs in already. If they cannot get in, give them a new sign-in."
    status = HTTPStatus.CONFLICT


class SecondFactorMissingError(RefusalError):
    code = "second_factor_missing"
    sentence = "Your clinic asks for a second proof that it is you. Please set one up first."
    status = HTTPStatus.FORBIDDEN


class SignInFirstError(RefusalError):
    code = "sign_in_first"
    sentence = "Please sign in first."
    status = HTTPStatus.UNAUTHORIZED
