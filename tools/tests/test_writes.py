import pytest

from house.settings import Settings
from house.writes import check_writes
from tests.planting import sentences

VIEWS = "src/kithkin/network/views.py"
WRITES = [
    "person.save()",
    "person.save(update_fields=['kind'])",
    "Person.objects.create(kind='human')",
    "Person.objects.bulk_create(people)",
    "Person.objects.filter(id=1).update(kind='pet')",
    "person.delete()",
    "Person.objects.get_or_create(kind='human')",
    "Person.objects.update_or_create(kind='human')",
    "await_me = person.asave()",
    "act.add(person)",
    "act.change(person, kind='pet')",
    "act.remove(person)",
]
OTHERS = [
    "known.update(other)",
    "digest.update(b'x')",
    "cache.delete('key')",
    "picture.save(path)",
    "seen.add(person)",
    "listed.remove(person)",
]


@pytest.mark.parametrize("write", WRITES)
def test_a_row_is_not_changed_in_a_view(write: str) -> None:
    assert len(sentences(check_writes, VIEWS, write)) == 1


@pytest.mark.parametrize("other", OTHERS)
def test_dictionaries_files_and_sets_are_no_rows(other: str) -> None:
    assert sentences(check_writes, VIEWS, other) == []


@pytest.mark.parametrize(
    "path",
    [
        "src/kithkin/network/services.py",
        "src/kithkin/network/services/add_person.py",
        "src/kithkin/network/tests/test_add_person.py",
        "tools/shape.py",
    ],
)
def test_services_and_tests_may_write(path: str) -> None:
    assert sentences(check_writes, path, "person.save()") == []


def test_only_listed_internals_may_write_elsewhere() -> None:
    settings = Settings(may_write={"src/kithkin/accounts/keyring*.py": "keys come first"})
    write = "key.save()"
    assert sentences(check_writes, "src/kithkin/accounts/keyring_store.py", write, settings) == []
    assert len(sentences(check_writes, "src/kithkin/accounts/forms.py", write, settings)) == 1
