"""What a sign-in is made of: a name, a password, an age; and the codes that are given by hand."""

import hashlib
import re
import secrets
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kithkin.accounts.errors import (
    NameTakenError,
    NotANameError,
    TooYoungError,
    WeakPasswordError,
)
from kithkin.accounts.models import User
from kithkin.base import clock

AGE_TO_SIGN_IN = 16
# At the sign-in page a name shows on the screen: it must not be somebody's e-mail address.
NAME = re.compile(r"[\w.-]{3,40}")

# No letter or digit that could be read as another: codes are copied from paper.
CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 20  # of 32 signs: 100 bits
GROUP_LENGTH = 4


def clean_name(text: str) -> str:
    return text.strip().lower()


def refuse_strange_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise NotANameError(field="sign_in_name")


def refuse_taken_name(name: str) -> None:
    if User.objects.filter(sign_in_name=name).exists():
        raise NameTakenError(field="sign_in_name")


def refuse_too_young(born: date) -> None:
    today = clock.today()
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age < AGE_TO_SIGN_IN:
        raise TooYoungError(field="born")


def refuse_weak_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as weak:
        raise WeakPasswordError(field="password") from weak


def new_code() -> str:
    signs = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    groups = range(0, CODE_LENGTH, GROUP_LENGTH)
    return "-".join(signs[start : start + GROUP_LENGTH] for start in groups)


def code_hash(typed: str) -> str:
    """However it was typed: small letters, spaces and missing hyphens are all the same code."""
    signs = "".join(sign for sign in typed.upper() if sign in CODE_SIGNS)
    return hashlib.sha256(signs.encode()).hexdigest()
