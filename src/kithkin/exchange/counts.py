"""What a file holds, counted in words; nothing is said of what there is none of."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kithkin.network.copies import MapCopy
from kithkin.network.speech import joined


def counts_of(copy: MapCopy) -> list[str]:
    people, couples = len(copy.persons), sum(len(union.partners) > 1 for union in copy.unions)
    links, ties = len(copy.parentages), len(copy.ties)
    groups, events = len(copy.groups), len(copy.events)
    told = [
        (ngettext("%(n)s person", "%(n)s people", people), people),
        (ngettext("%(n)s couple", "%(n)s couples", couples), couples),
        (ngettext("%(n)s link to a parent", "%(n)s links to parents", links), links),
        (ngettext("%(n)s relationship", "%(n)s relationships", ties), ties),
        (ngettext("%(n)s household or group", "%(n)s households and groups", groups), groups),
        (ngettext("%(n)s thing that happened", "%(n)s things that happened", events), events),
    ]
    return [words % {"n": count} for words, count in told if count]


def counted_together(copy: MapCopy) -> str:
    """The same as one piece of a sentence, or nothing."""
    return joined(counts_of(copy), _("and"))


def left_in_words(left: MapCopy) -> str:
    """What of a file was here already, as a sentence, or nothing."""
    words = _("Already here, and left as it was: %(links)s.")
    links = counted_together(left)
    return words % {"links": links} if links else ""
