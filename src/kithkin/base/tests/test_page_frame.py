"""Rules every page keeps because it stands in `base.html` or uses a component."""

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import include, path
from django.utils import translation

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
EVERY_TEMPLATE = sorted(TEMPLATES.rglob("*.html")) + sorted(TEMPLATES.rglob("*.svg"))


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


class Addresses:
    """Only what the frame itself links to."""

    workspace = [path("wrong/", nothing, name="something_wrong")]
    urlpatterns = [path("", include((workspace, "workspace")))]


class BuiltAssets:
    """Stands for the manifest, so that these tests need no built front end."""

    def generate_vite_asset(self, name: str, app: str) -> str:
        return f"<!-- {name} -->"


@pytest.fixture(autouse=True)
def frame_alone(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.ROOT_URLCONF = Addresses
    loader = "django_vite.core.asset_loader.DjangoViteAssetLoader"
    monkeypatch.setattr(f"{loader}.instance", BuiltAssets)


def page(source: str = "", *, at: str = "/", cookies: str = "") -> str:
    request = RequestFactory(headers={"cookie": cookies}).get(at)
    return engines["django"].from_string('{% extends "base.html" %}' + source).render({}, request)


def test_a_page_says_its_language_and_direction() -> None:
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in page()
    with translation.override("en"):
        assert '<html lang="en" dir="ltr">' in page()


def test_the_title_says_nothing_of_what_is_on_the_page() -> None:
    shown = page("{% block heading %}<h1>Ruth</h1>{% endblock %}")
    assert re.findall("<title>(.*?)</title>", shown) == ["Kithkin"]


def test_the_colours_chosen_before_are_there_at_the_first_paint() -> None:
    assert ' data-theme="dark"' in page(cookies="kithkin_theme=dark")
    assert "data-theme=" not in page()


def test_a_cookie_made_by_hand_writes_nothing_into_the_page() -> None:
    assert "data-theme=" not in page(cookies='kithkin_theme="x onload=y')


def test_something_was_wrong_carries_the_path_and_not_the_content() -> None:
    shown = page(at="/cases/1/?q=canary")
    assert 'href="/wrong/?page=%2Fcases%2F1%2F"' in shown
    assert "canary" not in shown


def test_leaving_comes_first_in_the_order_of_tabs() -> None:
    shown = page(
        '{% block leave %}{% include "components/_leave.html" with action="/leave/" %}{% endblock %}'
    )
    body = shown[shown.index("<body") :]
    first = re.search("<(?:a|button) [^>]*>", body)
    assert first
    assert first[0] == '<button class="button out" type="submit">'


def test_pages_are_never_kept_in_the_browsers_storage() -> None:
    assert '"historyCacheSize":0' in page()
    assert '"allowEval":false' in page()


@pytest.mark.parametrize("template", EVERY_TEMPLATE, ids=lambda one: one.name)
def test_no_template_carries_style_or_script_of_its_own(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:|js:", text)


@pytest.mark.parametrize("template", EVERY_TEMPLATE, ids=lambda one: one.name)
def test_every_picture_that_is_asked_for_exists(template: Path) -> None:
    asked = re.findall(r'{% include "(icons/[a-z]+\.svg)"', template.read_text("utf-8"))
    assert [name for name in asked if not (TEMPLATES / name).is_file()] == []


class Asking(forms.Form):
    born = forms.CharField(label="Born", help_text="As sure as you are.")
    shown = forms.BooleanField(label="May be seen")


def field(name: str) -> str:
    form = Asking({})
    form.is_valid()
    return render_to_string("components/_field.html", {"field": form[name]})


@pytest.mark.parametrize("name", ["born", "shown"])
def test_what_went_wrong_is_read_with_its_field(name: str) -> None:
    shown = field(name)
    described = re.findall(r'<input[^>]*aria-describedby="([^"]*)"', shown)[0].split()
    assert f"id_{name}_error" in described
    assert all(f'id="{one}"' in shown for one in described)


def test_a_box_that_may_stay_empty_says_so() -> None:
    form = Asking()
    form.fields["born"].required = False
    assert "(if you like)" in render_to_string("components/_field.html", {"field": form["born"]})
    assert "(if you like)" not in field("born")


def test_a_dialog_asked_for_without_script_stands_open() -> None:
    plain = RequestFactory().get("/")
    assert re.search("<dialog[^>]* open>", render_to_string("components/_dialog.html", {}, plain))
