"""Sealed values: one encrypted JSON a row, readable only through the key of the row's scope.

A scope is a text such as "joint:<case>", "part:<member>", "practice:<case>" or "clinic:<clinic>".
The associated data binds a blob to scope, table, row and format: a blob moved elsewhere opens nowhere.
"""

import json
import secrets
from collections.abc import Iterable
from typing import Any, Generic, Self, TypeVar, overload
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models

from kithkin.base import ids
from kithkin.base.keys import keyring

FORMAT = 1
NONCE_BYTES = 12

Value = TypeVar("Value")


class SealBrokenError(Exception):
    """A blob does not open under its scope's key: wrong place, wrong key or changed bytes."""


def _bound_to(scope: str, table: str, row: UUID | str) -> bytes:
    return f"{scope}|{table}|{row}|{FORMAT}".encode()


def seal_bytes(content: bytes, *, scope: str, table: str, row: UUID) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    body = keyring().cipher(scope).encrypt(nonce, content, _bound_to(scope, table, row))
    return bytes([FORMAT]) + nonce + body


def unseal_bytes(blob: bytes, *, scope: str, table: str, row: UUID | str) -> bytes:
    return _unsealed(keyring().cipher(scope), blob, scope, table, row)


def _unsealed(cipher: AESGCM, blob: bytes, scope: str, table: str, row: UUID | str) -> bytes:
    nonce, body = blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, body, _bound_to(scope, table, row))
    except InvalidTag as broken:
        raise SealBrokenError(table) from broken


def unseal_values(rows: Iterable[tuple[str, str, bytes]], *, table: str) -> list[dict[str, Any]]:
    """The values of many rows of one table, each given as its scope, id and blob, in their order.

    Each scope's key is asked for once and forgotten at the end, and the JSON is parsed in one go.
    """
    ciphers: dict[str, AESGCM] = {}
    contents = []
    for scope, row, blob in rows:
        if scope not in ciphers:
            ciphers[scope] = keyring().cipher(scope)
        content = _unsealed(ciphers[scope], bytes(blob), scope, table, row) if blob else b"{}"
        contents.append(content)
    values: list[dict[str, Any]] = json.loads(b"[%s]" % b",".join(contents))
    return values


class Sealed(Generic[Value]):
    """A field inside a row's sealed JSON. It is no column: no filter, sort or index can reach it."""

    def __init__(self, default: Value) -> None:
        self.default = default
        self.name = ""

    def __set_name__(self, owner: type["SealedRow"], name: str) -> None:
        self.name = name
        # A fresh tuple a class: an abstract parent's list must not grow with its children's fields.
        owner.sealed_names = (*getattr(owner, "sealed_names", ()), name)

    @overload
    def __get__(self, row: None, owner: type["SealedRow"]) -> "Sealed[Value]": ...

    @overload
    def __get__(self, row: "SealedRow", owner: type["SealedRow"]) -> Value: ...

    def __get__(self, row: "SealedRow | None", owner: type["SealedRow"]) -> "Value | Sealed[Value]":
        if row is None:
            return self
        value: Value = row.opened().get(self.name, self.default)
        return value

    def __set__(self, row: "SealedRow", value: Value) -> None:
        row.opened()[self.name] = value


class SealedRow(models.Model):
    """A row whose private fields lie in one blob. Saving seals again; reading opens once."""

    id = models.UUIDField(primary_key=True, default=ids.new, editable=False)
    scope = models.CharField(max_length=64)
    sealed = models.BinaryField(default=b"", editable=False)

    sealed_names: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        self.seal()
        super().save(*args, **options)

    def holding(self, **private: Any) -> Self:
        """Set sealed fields of a new row: `Person(id=…).holding(nickname="Ana")`."""
        for name, value in private.items():
            if name not in self.sealed_names:
                raise TypeError(name)
            setattr(self, name, value)
        return self

    def opened(self) -> dict[str, Any]:
        held: dict[str, Any] | None = self.__dict__.get("_opened")
        if held is None:
            held = self._open() if self.sealed else {}
            self.__dict__["_opened"] = held
        return held

    def _open(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self.open_apart(self.sealed))
        return values

    def seal(self) -> None:
        content = json.dumps(self.opened(), ensure_ascii=False, separators=(",", ":"))
        self.sealed = self.seal_apart(content.encode())

    def seal_apart(self, content: bytes) -> bytes:
        """Seal bytes for a column of their own on this row: a file, a picture."""
        return seal_bytes(content, scope=self.scope, table=self._meta.db_table, row=self.id)

    def open_apart(self, blob: bytes | memoryview) -> bytes:
        return unseal_bytes(bytes(blob), scope=self.scope, table=self._meta.db_table, row=self.id)

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        self.__dict__.pop("_opened", None)
        super().refresh_from_db(*args, **options)
