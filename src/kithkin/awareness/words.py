"""Check-ins in plain words. Every level has its word; a number never stands alone."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.awareness.copies import Told
from kithkin.awareness.models import Channel
from kithkin.network.whom import People

Words = Mapping[int, object]

PLEASANT: Words = {
    -3: gettext_lazy("very unpleasant"), -2: gettext_lazy("unpleasant"),
    -1: gettext_lazy("a little unpleasant"), 0: gettext_lazy("neither pleasant nor unpleasant"),
    1: gettext_lazy("a little pleasant"), 2: gettext_lazy("pleasant"),
    3: gettext_lazy("very pleasant"),
}  # fmt: skip
CALM: Words = {
    -3: gettext_lazy("very stirred up"), -2: gettext_lazy("stirred up"),
    -1: gettext_lazy("a little stirred up"), 0: gettext_lazy("neither calm nor stirred up"),
    1: gettext_lazy("a little calm"), 2: gettext_lazy("calm"), 3: gettext_lazy("very calm"),
}  # fmt: skip
WARMTH: Words = {
    -3: gettext_lazy("very cold"), -2: gettext_lazy("cold"), -1: gettext_lazy("a little cold"),
    0: gettext_lazy("neither warm nor cold"), 1: gettext_lazy("a little warm"),
    2: gettext_lazy("warm"), 3: gettext_lazy("very warm"),
}  # fmt: skip
LEAD: Words = {
    -3: gettext_lazy("gave way entirely"), -2: gettext_lazy("gave way"),
    -1: gettext_lazy("gave way a little"), 0: gettext_lazy("neither led nor gave way"),
    1: gettext_lazy("led a little"), 2: gettext_lazy("led"), 3: gettext_lazy("led entirely"),
}  # fmt: skip
NEED: Words = {
    0: gettext_lazy("not at all"), 1: gettext_lazy("hardly"), 2: gettext_lazy("a little"),
    3: gettext_lazy("somewhat"), 4: gettext_lazy("fairly"), 5: gettext_lazy("much"),
    6: gettext_lazy("very much"),
}  # fmt: skip
NEEDS: Mapping[str, object] = {
    "need_free": gettext_lazy("Free to choose"),
    "need_capable": gettext_lazy("Capable"),
    "need_close": gettext_lazy("Close"),
}
CHANNELS: Mapping[str, object] = {
    Channel.TOGETHER: gettext_lazy("in one place"),
    Channel.CALL: gettext_lazy("by phone or video"),
    Channel.WRITTEN: gettext_lazy("in writing"),
}


def whom(told: Told, people: People) -> str:
    """Whom a check-in was with, in words that do for a heading."""
    names = people.all(told.persons)
    if told.on_my_mind:
        return _("%(names)s, on my mind") % {"names": names} if names else _("Something on my mind")
    if names:
        return _("With %(names)s") % {"names": names}
    return _("With nobody") if told.alone else _("Nobody named")


def feeling(told: Told) -> str:
    """How it felt, alone."""
    return _named([(PLEASANT, told.feeling_pleasant), (CALM, told.feeling_calm)])


def how(told: Told) -> list[str]:
    """What was said of it, each thing in one short phrase; what was not said is not there."""
    felt = feeling(told)
    mine = _named([(WARMTH, told.my_warmth), (LEAD, told.my_lead)])
    theirs = _named([(WARMTH, told.their_warmth), (LEAD, told.their_lead)])
    said = [_("A good moment")] if told.good else []
    said += [_("it felt %(how)s") % {"how": felt}] if felt else []
    said += [_("I: %(how)s") % {"how": mine}] if mine else []
    said += [_("they: %(how)s") % {"how": theirs}] if theirs else []
    return said


def needs(told: Told) -> list[str]:
    values = {name: getattr(told, name) for name in NEEDS}
    return [
        _("%(need)s: %(how)s (%(value)s of 6)")
        % {"need": NEEDS[name], "how": NEED[value], "value": value}
        for name, value in values.items()
        if value is not None
    ]


def line(told: Told) -> str:
    """One check-in in one line, without its note."""
    return "; ".join([*how(told), *needs(told)])


def _named(levels: Iterable[tuple[Words, int | None]]) -> str:
    return ", ".join(str(words[level]) for words, level in levels if level is not None)
