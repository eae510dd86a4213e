# ruff: noqa: INP001 - a script beside its templates, not a package
"""Write `frontend/showcase.html`: every component, rendered from the templates the product uses.

python frontend/showcase/make.py && npm --prefix frontend run showcase
"""

from pathlib import Path
from typing import Any

import django
from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import include, path

HERE = Path(__file__).resolve().parent
DEV_SERVER = "http://localhost:5173"
BASE = HERE.parents[1] / "src" / "kithkin" / "base"

# The pages link to what another part serves; here the link only has to exist.
NOWHERE = [path("wrong/", lambda _request: HttpResponse(), name="something_wrong")]
urlpatterns = [path("", include((NOWHERE, "workspace")))]


class Person(forms.Form):
    """A form with every kind of box, one of them filled in wrongly."""

    name = forms.CharField(label="What do you call them?", help_text="A nickname is best.")
    born = forms.CharField(
        label="Born", required=False, help_text="As sure as you are: 1962, about 1960, May 1962."
    )
    kind = forms.ChoiceField(
        label="Who are they to you?",
        widget=forms.RadioSelect,
        choices=[("kin", "Family"), ("friend", "A friend"), ("helper", "Somebody who helps")],
        initial="kin",
    )
    place = forms.ChoiceField(
        label="Lives", required=False, choices=[("", "not said"), ("b", "Bremen")]
    )
    good = forms.CharField(label="What is good between you", required=False, widget=forms.Textarea)
    shown = forms.BooleanField(
        label="Jonas may see this", required=False, help_text="You can take it back at any time."
    )


def filled() -> Person:
    form = Person({"name": "Ruth", "born": "19b2", "kind": "kin", "shown": "on"})
    form.add_error("born", "“19b2” is not a date we can read. Try 1962, or about 1960.")
    return form


def context() -> dict[str, Any]:
    return {
        "form": filled(),
        "picture": render_to_string("sample.svg"),
        "circles": render_to_string("circles.svg"),
        "ways": [
            {"href": "#", "name": "Today", "icon": "home", "here": True},
            {"href": "#", "name": "My people", "icon": "map"},
            {"href": "#", "name": "Check-in", "icon": "moment"},
            {"href": "#", "name": "My plan", "icon": "plan"},
        ],
        "tabs": [
            {"href": "#", "name": "Family", "here": True},
            {"href": "#", "name": "Circles"},
            {"href": "#", "name": "In words"},
            {"href": "#", "name": "Table"},
            {"href": "#", "name": "History"},
        ],
        "people": [
            {"name": "Mara", "kind": "human"},
            {"name": "Oma Ida", "kind": "human", "dead": True},
            {"name": "أمل", "kind": "human"},
            {"name": "Moritz", "kind": "pet"},
            {"name": "The Tuesday choir", "kind": "group"},
        ],
        "columns": [
            {"name": "Name"},
            {"name": "Who"},
            {"name": "Born", "kind": "dates"},
            {"name": "Relationship"},
        ],
        "rows": [
            ["Ruth", "mother", "1962", "distant since 2019"],
            ["Benedikt", "brother", "3 May 1991", "friends"],
            ["Sam", "partner", "1985", "close"],
            ["أمل", "friend", "1986", "best friends"],
        ],
    }


def main() -> None:
    settings.configure(
        INSTALLED_APPS=["django_vite"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [BASE / "templates", HERE],
                "APP_DIRS": True,
            }
        ],
        DJANGO_VITE={"default": {"dev_mode": True}},
        STATIC_URL="/",
        STATIC_ROOT=HERE,
        ROOT_URLCONF=__name__,
    )
    django.setup()
    page = render_to_string("page.html", context())
    (HERE.parent / "showcase.html").write_text(page.replace(DEV_SERVER, ""), "utf-8")


if __name__ == "__main__":
    main()
