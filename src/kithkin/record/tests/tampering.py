"""Ways to cheat, as somebody would who has the database but not the keys."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

from django.db.models import F

from kithkin.record.models import Chain, Change, Entry

Tampering = Callable[[Random], None]


def _uuid(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


def _any_entry(rng: Random) -> Entry:
    return rng.choice(list(Entry.objects.order_by("chain", "number")))


def _any_chain(rng: Random) -> Chain:
    return rng.choice(list(Chain.objects.filter(length__gt=1).order_by("id")))


def _some(rng: Random, chain: Chain, count: int) -> list[Entry]:
    return rng.sample(list(chain.entries.order_by("number")), count)


def _drop(entries: Sequence[Entry]) -> None:
    numbers = [entry.id for entry in entries]
    Change.objects.filter(entry__in=numbers).delete()
    Entry.objects.filter(id__in=numbers).delete()


def _make_room(chain: Chain, number: int) -> None:
    """Numbers from here on go up by one; by way of negatives, for the constraint's sake."""
    later = Entry.objects.filter(chain=chain, number__gte=number)
    moved = {entry.id: entry.number for entry in later}
    for entry, old in sorted(moved.items(), key=lambda pair: -pair[1]):
        Entry.objects.filter(id=entry).update(number=old + 1)


def change_a_field(rng: Random) -> None:
    entry = _any_entry(rng)
    lies = {
        "act": _uuid(rng), "actor": _uuid(rng), "case": _uuid(rng), "verb": f"{entry.verb}s",
        "about": f"{entry.about}?", "at": entry.at + timedelta(microseconds=1),
        "change_digest": rng.randbytes(32), "mac": rng.randbytes(32),
        "number": entry.number + 1000,
    }  # fmt: skip
    name = rng.choice(sorted(lies))
    Entry.objects.filter(id=entry.id).update(**{name: lies[name]})


def delete_an_entry(rng: Random) -> None:
    _drop([_any_entry(rng)])


def swap_two_entries(rng: Random) -> None:
    one, two = _some(rng, _any_chain(rng), 2)
    Entry.objects.filter(id=one.id).update(number=10_000)
    Entry.objects.filter(id=two.id).update(number=one.number)
    Entry.objects.filter(id=one.id).update(number=two.number)


def put_one_in(rng: Random) -> None:
    forged = _any_entry(rng)
    chain = forged.chain
    forged.id, forged.act, forged.number = _uuid(rng), _uuid(rng), rng.randint(1, chain.length + 1)
    forged.mac = rng.choice([forged.mac, rng.randbytes(32)])
    _make_room(chain, forged.number)
    forged.save(force_insert=True)
    head = forged.mac if forged.number > chain.length else chain.head
    Chain.objects.filter(id=chain.id).update(length=F("length") + 1, head=head)


def repeat_one(rng: Random) -> None:
    """A true entry once more, at the end, with a head that fits."""
    entry = _any_entry(rng)
    chain = entry.chain
    entry.id, entry.nth, entry.number = _uuid(rng), entry.nth + 1000, chain.length + 1
    entry.save(force_insert=True)
    Chain.objects.filter(id=chain.id).update(length=entry.number, head=entry.mac)


def cut_the_end_off(rng: Random) -> None:
    """With the head set back, so that nothing inside the database can tell."""
    chain = _any_chain(rng)
    kept = rng.randint(1, chain.length - 1)
    _drop(list(chain.entries.filter(number__gt=kept)))
    head = chain.entries.get(number=kept).mac
    Chain.objects.filter(id=chain.id).update(length=kept, head=head)


def cut_the_beginning_off(rng: Random) -> None:
    chain = _any_chain(rng)
    gone = rng.randint(1, chain.length - 1)
    _drop(list(chain.entries.filter(number__lte=gone)))
    for entry in chain.entries.order_by("number"):
        Entry.objects.filter(id=entry.id).update(number=entry.number - gone)
    Chain.objects.filter(id=chain.id).update(length=F("length") - gone)


def drop_a_chain(rng: Random) -> None:
    chain = _any_chain(rng)
    _drop(list(chain.entries.all()))
    Chain.objects.filter(id=chain.id).delete()


def drop_only_the_head(rng: Random) -> None:
    Chain.objects.filter(id=_any_chain(rng).id).update(length=0, head=b"")


def move_to_another_chain(rng: Random) -> None:
    one, other = rng.sample(list(Chain.objects.filter(length__gt=1).order_by("id")), 2)
    entry = _some(rng, one, 1)[0]
    Entry.objects.filter(id=entry.id).update(chain=other, number=other.length + 1)


def change_a_body(rng: Random) -> None:
    change = rng.choice(list(Change.objects.order_by("id")))
    Change.objects.filter(id=change.id).update(sealed=bytes(change.sealed) + b"\0")


def swap_two_bodies(rng: Random) -> None:
    one, two = rng.sample(list(Change.objects.order_by("id")), 2)
    Change.objects.filter(id=one.id).update(sealed=bytes(two.sealed))
    Change.objects.filter(id=two.id).update(sealed=bytes(one.sealed))


def put_a_body_beside(rng: Random) -> None:
    entry = rng.choice(list(Entry.objects.filter(change=None).order_by("id")))
    body = rng.choice(list(Change.objects.order_by("id")))
    body.id, body.entry = _uuid(rng), entry
    Change.objects.bulk_create([body])


def give_it_to_another_clinic(rng: Random) -> None:
    Chain.objects.filter(id=_any_chain(rng).id).update(clinic=_uuid(rng))


TAMPERINGS: tuple[Tampering, ...] = (
    change_a_field, delete_an_entry, swap_two_entries, put_one_in, repeat_one, cut_the_end_off,
    cut_the_beginning_off, drop_a_chain, drop_only_the_head, move_to_another_chain, change_a_body,
    swap_two_bodies, put_a_body_beside, give_it_to_another_clinic,
)  # fmt: skip
