"""What a browser's form sends, as the nested values a verb's form reads.

Names are paths: "values.nickname" is the field `nickname` of `values`; a name that ends in "[]"
may come several times.
"""

from typing import Any

from django.http import QueryDict

MARK = "[]"
OURS = frozenset({"csrfmiddlewaretoken", "request", "next"})


def nested(sent: QueryDict) -> dict[str, Any]:
    """Read a form; a later value of one name wins, so a ticked box beats its hidden "false"."""
    tree: dict[str, Any] = {}
    for name in sent:
        if name in OURS:
            continue
        *path, last = name.removesuffix(MARK).split(".")
        place = tree
        for step in path:
            below = place.setdefault(step, {})
            if not isinstance(below, dict):
                break
            place = below
        place[last] = (
            [_plain(one) for one in sent.getlist(name)]
            if name.endswith(MARK)
            else _plain(sent.get(name))
        )
    return tree


def _plain(value: str | list[object] | None) -> str:
    """Browsers end every line with two signs; kept, a text would differ from itself."""
    return str(value or "").replace("\r\n", "\n")
