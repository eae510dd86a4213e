"""What the parts know of a person or a relationship, gathered for the page about them."""

from collections.abc import Iterable
from uuid import UUID

from kithkin.consent.policy import Sight
from kithkin.network.copies import MapCopy
from kithkin.network.offers import About, Section, offers


def sections_about(
    sight: Sight, copy: MapCopy, persons: Iterable[str], tie: UUID | None = None
) -> list[tuple[str, Section]]:
    """In the order of the eight parts; a part with nothing to say here is simply absent."""
    index = frozenset(one.id for one in copy.persons if one.index)
    about = About(frozenset(persons), index, tie)
    told = [(offer.key, offer.about(sight, about)) for offer in offers()]
    return [(key, section) for key, section in told if section is not None]
