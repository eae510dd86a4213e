from uuid import UUID, uuid4

import pytest
from django.core.exceptions import FieldError

from kithkin.accounts.keyring import RING
from kithkin.accounts.models import ScopeKey
from kithkin.base.keys import KeyGoneError
from kithkin.base.sealing import SealBrokenError, seal_bytes, unseal_bytes, unseal_values
from kithkin.network.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SCOPE = "joint:of-a-test"


@pytest.fixture(autouse=True)
def _key(db: None) -> None:
    RING.make(SCOPE)


def test_what_was_sealed_opens_in_its_own_place() -> None:
    row = uuid4()
    blob = seal_bytes(b"quiet words", scope=SCOPE, table="t", row=row)
    assert b"quiet" not in blob
    assert unseal_bytes(blob, scope=SCOPE, table="t", row=row) == b"quiet words"


@pytest.mark.parametrize("moved", ["table", "row", "bytes"])
def test_a_blob_moved_or_changed_opens_nowhere(moved: str) -> None:
    row = uuid4()
    blob = seal_bytes(b"quiet words", scope=SCOPE, table="t", row=row)
    if moved == "bytes":
        blob = blob[:-1] + bytes([blob[-1] ^ 1])
    with pytest.raises(SealBrokenError):
        unseal_bytes(
            blob, scope=SCOPE, table="other" if moved == "table" else "t",
            row=uuid4() if moved == "row" else row,
        )  # fmt: skip


def test_rows_opened_together_keep_their_order_and_scopes() -> None:
    RING.make("part:of-a-test")
    rows = [(scope, str(uuid4())) for scope in (SCOPE, "part:of-a-test", SCOPE)]
    sealed = [
        (scope, row, seal_bytes(f'{{"n":{n}}}'.encode(), scope=scope, table="t", row=UUID(row)))
        for n, (scope, row) in enumerate(rows)
    ]
    never_sealed = (SCOPE, str(uuid4()), b"")
    told = unseal_values([*sealed, never_sealed], table="t")
    assert told == [{"n": 0}, {"n": 1}, {"n": 2}, {}]


def test_one_moved_blob_opens_none_of_the_rows_beside_it() -> None:
    one, other = str(uuid4()), str(uuid4())
    blob = seal_bytes(b"{}", scope=SCOPE, table="t", row=UUID(one))
    with pytest.raises(SealBrokenError):
        unseal_values([(SCOPE, one, blob), (SCOPE, other, blob)], table="t")


def test_an_erased_key_reads_nothing_again() -> None:
    row = uuid4()
    blob = seal_bytes(b"quiet words", scope=SCOPE, table="t", row=row)
    ScopeKey.objects.filter(scope=SCOPE).delete()
    RING.forget(SCOPE)
    with pytest.raises(KeyGoneError):
        unseal_bytes(blob, scope=SCOPE, table="t", row=row)


def test_the_key_store_holds_no_usable_key() -> None:
    wrapped = bytes(ScopeKey.objects.get(scope=SCOPE).wrapped)
    assert RING._fetch(SCOPE)[0] not in wrapped


def test_two_rows_never_share_a_nonce() -> None:
    row = uuid4()
    blobs = {seal_bytes(b"same", scope=SCOPE, table="t", row=row) for _ in range(200)}
    assert len({blob[1:13] for blob in blobs}) == 200


@pytest.mark.parametrize("use", ["filter", "order_by", "values", "exclude"])
def test_a_sealed_name_reaches_no_query(use: str) -> None:
    asked = {"filter": {"nickname": "Ana"}, "exclude": {"nickname": "Ana"}}
    query = getattr(Person.objects, use)
    with pytest.raises(FieldError):
        list(query(**asked[use]) if use in asked else query("nickname"))


def test_a_mistyped_sealed_field_is_an_error() -> None:
    with pytest.raises(TypeError):
        Person(scope=SCOPE).holding(nikname="Ana")
