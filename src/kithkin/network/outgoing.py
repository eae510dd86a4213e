"""The ties that leave a household on a day, for what is said of its energy."""

from collections.abc import Collection
from datetime import date

from kithkin.network.copies import MapCopy
from kithkin.network.flows import Outside, flow_of
from kithkin.network.speech import name_of
from kithkin.network.ties_in_words import holds


def outgoing(copy: MapCopy, home: Collection[str], day: date) -> list[Outside]:
    """One for each tie between somebody of the household and somebody outside it, in map order."""
    here = {one.id: one for one in copy.persons}
    found = []
    for tie in copy.ties:
        if tie.a not in here or tie.b not in here or not holds(tie, day):
            continue
        if (tie.a in home) == (tie.b in home):
            continue
        from_a = tie.a in home
        flow = flow_of(tie, day)
        other = here[tie.b if from_a else tie.a]
        found.append(Outside(name_of(other), flow.net(from_a=from_a), flow.strained))
    return found
