import pytest

from house.models import model_classes
from house.sealed import check_sealed_names
from house.sources import Source
from house.words import check_glossary
from tests.planting import plant

BASE = plant(
    "src/kithkin/base/models.py",
    """
    class Row(models.Model):
        class Meta:
            abstract = True
    """,
)
NETWORK = plant(
    "src/kithkin/network/models.py",
    """
    class Person(Row):
        kind = models.CharField()
        name = Sealed(str)
        note: Sealed[str] = SealedText(default="")

    class SafeContact(Row):
        name = models.CharField()

    class NotARow:
        pass
    """,
)


def queries(code: str) -> list[Source]:
    return [BASE, NETWORK, plant("src/kithkin/network/queries.py", code)]


def test_models_are_found_however_far_below_django() -> None:
    found = {model.name: model.sealed for model in model_classes([BASE, NETWORK])}
    assert found == {"Row": set(), "Person": {"name", "note"}, "SafeContact": set()}


@pytest.mark.parametrize(
    "query",
    [
        "Person.objects.filter(name='x')",
        "Person.objects.filter(name__icontains='x')",
        "Person.objects.order_by('-name')",
        "Person.objects.exclude(kind='pet').order_by('-name')",
        "people.exclude(note='')",
        "people.values_list('id', 'note')",
        "SafeContact.objects.filter(person__note='x')",
        "Q(note='x')",
        "F('note')",
        "Person.objects.get(name='x')",
    ],
)
def test_a_query_cannot_name_a_sealed_field(query: str) -> None:
    assert len([*check_sealed_names(queries(query))]) == 1


@pytest.mark.parametrize(
    "query",
    [
        "Person.objects.filter(kind='human')",
        "SafeContact.objects.filter(name='x')",
        "SafeContact.objects.exclude(name='x').order_by('name')",
        "contacts.order_by('name')",
        "known.get('name')",
        "Person(name='x')",
    ],
)
def test_a_query_may_name_what_the_database_can_read(query: str) -> None:
    assert [*check_sealed_names(queries(query))] == []


def test_a_sealed_field_is_not_unique_nor_an_order() -> None:
    planted = plant(
        "src/kithkin/network/models.py",
        """
        class Person(models.Model):
            name = Sealed(str)
            class Meta:
                ordering = ["-name"]
                constraints = [models.UniqueConstraint(fields=["case", "name"], name="one")]
        """,
    )
    assert [found.line for found in check_sealed_names([planted])] == [4, 5]


def test_the_glossary_knows_every_model() -> None:
    glossary = "A **person** is anyone. The safe contact says how to reach them."
    assert [*check_glossary([BASE, NETWORK], glossary)] == []
    told = [found.sentence for found in check_glossary([BASE, NETWORK], "A person is anyone.")]
    assert told == ["`SafeContact` is not in docs/glossary.md"]
