"""What a process keeps of keys, for how long, and what it lets go of."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pytest_django import Settings

from kithkin.accounts import keyring, keyring_care, root_key
from kithkin.accounts.keyring import RING, sole_writer
from kithkin.accounts.models import ScopeKey
from kithkin.accounts.services import keys
from kithkin.base import ids
from kithkin.base.actor import OPERATOR
from kithkin.base.keys import KeyGoneError

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

Roots = dict[int, bytes]


@pytest.fixture
def scopes() -> list[str]:
    made = [f"part:{ids.new()}" for _ in range(3)]
    for scope in made:
        RING.make(scope)
    RING.forget()
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Roots]:
    """Each time the root keys were read."""
    answers: list[Roots] = []
    read = keyring.read_roots

    def note() -> Roots:
        answers.append(read())
        return answers[-1]

    monkeypatch.setattr(keyring, "read_roots", note)
    return answers


@pytest.fixture
def root_file(settings: Settings, tmp_path: Path) -> Path:
    copy = tmp_path / "root.key"
    copy.touch(mode=0o600)
    copy.write_text(Path(settings.KITHKIN_ROOT_KEY_FILE).read_text())
    settings.KITHKIN_ROOT_KEY_FILE = copy
    return copy


def test_a_key_erased_while_it_was_being_read_is_not_kept(
    scopes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unwrapped = keyring.unwrapped

    def erased_meanwhile(row: ScopeKey, roots: Roots) -> bytes:
        key = unwrapped(row, roots)
        ScopeKey.objects.using("keys").filter(scope=row.scope).delete()
        RING.forget(row.scope)
        return key

    monkeypatch.setattr(keyring, "unwrapped", erased_meanwhile)
    RING.cipher(scopes[0])
    with pytest.raises(KeyGoneError):
        RING.cipher(scopes[0])


def test_many_scopes_ask_for_the_root_keys_once(scopes: list[str], asked: list[Roots]) -> None:
    for scope in scopes:
        RING.cipher(scope)
    assert len(asked) == 1


def test_root_keys_are_asked_for_again_after_some_seconds(
    scopes: list[str], asked: list[Roots], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "ROOTS_KEPT_SECONDS", 0)
    for scope in scopes:
        RING.cipher(scope)
    assert len(asked) == len(scopes)


def test_rotation_lets_go_of_the_old_root_keys(
    scopes: list[str], asked: list[Roots], root_file: Path
) -> None:
    RING.cipher(scopes[0])
    keys.rotate_root_key(by=OPERATOR, file=root_file)
    asked.clear()
    RING.cipher(scopes[1])
    assert [set(roots) for roots in asked] == [{1, 2}]


def test_a_root_key_added_by_another_process_is_found(scopes: list[str], root_file: Path) -> None:
    RING.cipher(scopes[0])
    root_key.add(root_file)
    keyring_care.wrap_anew()
    assert RING.cipher(scopes[1]) is not None


Verb = Callable[[Path], object]


@pytest.mark.parametrize(
    "verb",
    [lambda _file: RING.make("part:new"),
     lambda file: keys.rotate_root_key(by=OPERATOR, file=file),
     lambda file: keys.drop_old_root_keys(by=OPERATOR, file=file)],
    ids=["make", "rotate", "drop old"],
)  # fmt: skip
def test_root_keys_are_read_and_changed_by_one_at_a_time(
    verb: Verb, root_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a key could be wrapped under a root key that is being dropped."""
    inside: list[bool] = []
    seen: list[bool] = []
    watch(monkeypatch, inside)
    read = root_key.read_lines

    def noted(text: str) -> Roots:
        seen.append(bool(inside))
        return read(text)

    for module in (keyring, root_key):
        monkeypatch.setattr(module, "read_lines", noted)
    verb(root_file)
    assert seen
    assert all(seen)


def watch(monkeypatch: pytest.MonkeyPatch, inside: list[bool]) -> None:
    """`inside` holds something while somebody is the sole writer."""

    class Watched(AbstractContextManager[None]):
        def __enter__(self) -> None:
            self.writer = sole_writer()
            self.writer.__enter__()
            inside.append(True)

        def __exit__(self, *broke: object) -> None:
            inside.pop()
            self.writer.__exit__(None, None, None)

    for module in (keyring, keyring_care, keys):
        monkeypatch.setattr(module, "sole_writer", Watched)
