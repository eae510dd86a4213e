"""Ids are random (version 4): a time-ordered id would tell when a row was made."""

from uuid import UUID, uuid4


def new() -> UUID:
    return uuid4()
