"""The root key's life: made, replaced, dropped, refused; and the store it wraps."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from kithkin.accounts import keyring_care, root_key
from kithkin.accounts.errors import (
    RootKeyExistsError,
    RootKeyMissingError,
    RootKeyUnreadableError,
    RootKeyUnsafeError,
    RootKeyWrongError,
)
from kithkin.accounts.keyring import RING, read_roots
from kithkin.accounts.models import Case, ScopeKey
from kithkin.accounts.services import keys
from kithkin.base import clock, ids
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError
from kithkin.record.models import Change, Entry
from kithkin.record.verify import verify

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

TWO_DAYS = timedelta(days=2)


@pytest.fixture
def root_file(settings: Settings, tmp_path: Path) -> Path:
    """The suite's own root key, in a file this test may change."""
    copy = tmp_path / "root.key"
    copy.touch(mode=0o600)
    copy.write_text(Path(settings.KITHKIN_ROOT_KEY_FILE).read_text())
    settings.KITHKIN_ROOT_KEY_FILE = copy
    return copy


def old_key(scope: str) -> None:
    with clock.held_at(clock.now() - TWO_DAYS):
        RING.make(scope)


def scopes() -> set[str]:
    return set(ScopeKey.objects.using("keys").values_list("scope", flat=True))


def test_a_root_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "root.key"
    root_key.create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert len(root_key.read_lines(path.read_text())[1]) == 32


def test_a_root_key_is_never_written_over(root_file: Path) -> None:
    before = root_file.read_text()
    with pytest.raises(RootKeyExistsError):
        root_key.create(root_file)
    assert root_file.read_text() == before


@pytest.mark.parametrize("text", ["", "hello", "1:short", "x:AAAA", "1:c2hvcnQ="])
def test_what_is_no_root_key_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(RootKeyUnreadableError) as refused:
        root_key.read_lines(text)
    assert refused.value.__cause__ is None


def test_rotation_wraps_every_key_anew_and_nothing_else_changes(
    cast: Cast, root_file: Path
) -> None:
    label = Case.objects.get(id=cast.case).label
    sealed = bytes(Case.objects.get(id=cast.case).sealed)
    count = keys.rotate_root_key(by=OPERATOR, file=root_file)
    RING.forget()
    assert count == ScopeKey.objects.using("keys").filter(root_number=2).count() == len(scopes())
    assert Case.objects.get(id=cast.case).label == label
    assert bytes(Case.objects.get(id=cast.case).sealed) == sealed
    assert verify().holds


def test_rotation_stands_in_every_clinics_record(cast: Cast, root_file: Path) -> None:
    keys.rotate_root_key(by=OPERATOR, file=root_file)
    assert Entry.objects.filter(verb="rotate_root_key", chain=cast.clinic).count() == 1


def test_the_old_root_key_stays_until_it_is_dropped(cast: Cast, root_file: Path) -> None:
    keys.rotate_root_key(by=OPERATOR, file=root_file)
    assert set(read_roots()) == {1, 2}
    assert keys.drop_old_root_keys(by=OPERATOR, file=root_file) == 1
    assert set(read_roots()) == {2}
    assert keyring_care.prove_openable() > 0


def test_a_root_key_still_in_use_is_not_dropped(cast: Cast, root_file: Path) -> None:
    root_key.add(root_file)
    assert keys.drop_old_root_keys(by=OPERATOR, file=root_file) == 0
    assert set(read_roots()) == {1, 2}


def test_half_a_rotation_is_none(cast: Cast, root_file: Path) -> None:
    """One damaged key: no key is wrapped anew, and everything still opens."""
    damaged = ScopeKey.objects.using("keys").filter(scope__startswith="part:").first()
    assert damaged is not None
    damaged.wrapped = bytes(60)
    damaged.save(using="keys")
    with pytest.raises(RootKeyWrongError):
        keys.rotate_root_key(by=OPERATOR, file=root_file)
    assert keyring_care.roots_in_use() == {1}


def test_a_newer_root_key_that_is_there_already_is_taken(cast: Cast, root_file: Path) -> None:
    root_key.add(root_file)
    root_file.chmod(0o400)
    assert keys.rotate_root_key(by=OPERATOR, file=root_file) == len(scopes())
    assert set(read_roots()) == {1, 2}


def test_a_command_gives_the_new_root_key_itself(
    cast: Cast, root_file: Path, settings: Settings
) -> None:
    root_key.add(root_file)
    settings.KITHKIN_ROOT_KEY_COMMAND = f"cat {root_file}"
    assert keys.rotate_root_key(by=OPERATOR, file=None) == len(scopes())
    assert keys.rotate_root_key(by=OPERATOR, file=None) == 0


def test_only_the_operator_touches_keys(cast: Cast, root_file: Path) -> None:
    with pytest.raises(NotAllowedError):
        keys.rotate_root_key(by=cast.account_manager, file=root_file)
    with pytest.raises(NotAllowedError):
        keys.drop_old_root_keys(by=cast.account_manager, file=root_file)
    with pytest.raises(NotAllowedError):
        keys.sweep_keys(by=cast.account_manager)


def test_another_servers_root_key_is_refused(cast: Cast, root_file: Path) -> None:
    root_file.unlink()
    root_key.create(root_file)
    with pytest.raises(RootKeyWrongError):
        keyring_care.prove_openable()


def test_a_root_key_that_is_needed_and_not_here_is_named(cast: Cast, root_file: Path) -> None:
    keys.rotate_root_key(by=OPERATOR, file=root_file)
    root_file.write_text(root_file.read_text().splitlines()[0])
    with pytest.raises(RootKeyWrongError) as refused:
        keyring_care.prove_openable()
    assert "number 2" in refused.value.sentence


def test_a_failing_command_is_told_without_its_words(settings: Settings) -> None:
    settings.KITHKIN_ROOT_KEY_COMMAND = "cat /nowhere/secret-place"
    with pytest.raises(RootKeyMissingError) as refused:
        read_roots()
    assert "secret-place" not in f"{refused.value.sentence}{refused.value.__cause__}"


def test_a_root_key_others_can_read_is_refused(root_file: Path) -> None:
    root_file.chmod(0o640)
    with pytest.raises(RootKeyUnsafeError):
        read_roots()


def test_a_sweep_removes_old_keys_that_nothing_belongs_to(cast: Cast) -> None:
    lonely, before = f"part:{ids.new()}", scopes()
    old_key(lonely)
    assert keys.sweep_keys(by=OPERATOR) == [lonely]
    assert scopes() == before


def test_a_sweep_leaves_keys_that_a_verb_may_just_have_made(cast: Cast) -> None:
    RING.make(f"joint:{ids.new()}")
    before = scopes()
    assert keys.sweep_keys(by=OPERATOR) == []
    assert scopes() == before


def test_a_sweep_leaves_kinds_it_does_not_know(cast: Cast) -> None:
    old_key(f"garden:{ids.new()}")
    assert keys.sweep_keys(by=OPERATOR) == []


def test_a_sweep_leaves_what_a_change_is_still_sealed_under(cast: Cast) -> None:
    lonely = f"part:{ids.new()}"
    old_key(lonely)
    Change.objects.filter(entry__chain=cast.case, entry__number=1).update(scope=lonely)
    assert keys.sweep_keys(by=OPERATOR) == []


def test_keys_of_the_living_are_never_orphans(cast: Cast) -> None:
    with clock.held_at(clock.now() + TWO_DAYS * 1000):
        assert keyring_care.orphans() == []
    assert keyring_care.clinics_without_key() == 0
