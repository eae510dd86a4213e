"""Settings of a real server, asked in processes of their own."""

import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kithkin.config.tests.shell import Shell, with_clinic

ASK = """
import json, sys
from kithkin.config.loading import load_with_django
settings = load_with_django("django.conf").settings
print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}, default=str))
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return with_clinic(tmp_path)


def asked(shell: Shell, *names: str) -> str:
    return shell.run(*names, program=[sys.executable, "-c", ASK]).stdout


@pytest.mark.sqlite
@pytest.mark.parametrize("https", ["", "own", "proxy"])
def test_djangos_own_check_for_deployment_finds_nothing(shell: Shell, https: str) -> None:
    shell.settings |= {
        "DJANGO_SETTINGS_MODULE": "kithkin.config.settings.run", "KITHKIN_HTTPS": https,
    }  # fmt: skip
    program = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = shell.run(program=program)
    assert done.returncode == 0, done.stderr


@pytest.mark.sqlite
def test_hosts_are_this_machine_and_those_named(shell: Shell) -> None:
    shell.settings["KITHKIN_HOSTS"] = "kith.example, other.example"
    assert asked(shell, "ALLOWED_HOSTS", "DEBUG") == (
        '{"ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "kith.example", "other.example"], '
        '"DEBUG": false}\n'
    )


@pytest.mark.sqlite
def test_only_a_proxy_makes_browsers_insist_on_encryption(shell: Shell) -> None:
    shell.settings["KITHKIN_HTTPS"] = "own"
    assert asked(shell, "SECURE_HSTS_SECONDS") == '{"SECURE_HSTS_SECONDS": 0}\n'
    shell.settings["KITHKIN_HTTPS"] = "proxy"
    assert asked(shell, "SECURE_HSTS_SECONDS") == '{"SECURE_HSTS_SECONDS": 31536000}\n'


@pytest.mark.django_db(databases=["default", "keys"])
def test_the_health_page_asks_no_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
