"""The command line itself: quick to start, plain to read, whole in what it offers."""

import subprocess
import sys
from pathlib import Path

import pytest

from kithkin.config.asked import Asked
from kithkin.config.cli import run
from kithkin.config.known import KNOWN, Hands
from kithkin.config.loading import load_with_django
from kithkin.config.one_writer import with_absolute_paths

# Run apart: here Django has long been imported.
WITHOUT_DJANGO = """
import sys
from kithkin.config.asked import Asked
from kithkin.config.cli import run
code = run(Asked.from_shell(sys.argv[1:]))
heavy = {name.partition(".")[0] for name in sys.modules} & {"django", "rich", "uvicorn"}
sys.exit(code or f"imported {heavy}" if heavy else code)
"""


def apart(*argv: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, *argv], capture_output=True, text=True, check=False,
        cwd=folder, env={"HOME": str(folder)},
    )  # fmt: skip


def test_help_names_every_command_with_a_line_and_imports_none(tmp_path: Path) -> None:
    done = apart("--help", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for name, known in KNOWN.items():
        assert any(
            line.split()[:1] == [name] and line.endswith(known.line)
            for line in done.stdout.splitlines()
        )


@pytest.mark.parametrize("name", [name for name, known in KNOWN.items() if not known.begins])
def test_every_command_has_help_that_makes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run(Asked((name, "--help"))) == 0
    assert f"kithkin {name}" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_slip_of_the_finger_is_answered_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Asked(("serv",))) == 2
    assert "Did you mean 'serve'?" in capsys.readouterr().err


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Asked(("--version",))) == 0
    assert capsys.readouterr().out.startswith("kithkin ")


def test_a_server_runs_for_a_shell_only_commands_that_write(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in (name for name, known in KNOWN.items() if known.hands is not Hands.WRITES):
        argv = (name, "verify") if name == "record" else (name, "file.ged")[: 1 + (name == "draw")]
        assert run(Asked(argv, at_server=True)) == 1
        assert "does not do that for a shell" in capsys.readouterr().err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("argv", "values", "in_full"),
    [
        (("import", "a.ged"), {"file": Path("a.ged")}, ("import", "{here}/a.ged")),
        (("import", "./a.ged"), {"file": Path("a.ged")}, ("import", "{here}/a.ged")),
        (("x", "--out=b/c.json"), {"out": Path("b/c.json")}, ("x", "--out={here}/b/c.json")),
        (("x", "--out", "c"), {"out": Path("c"), "name": "x"}, ("x", "--out", "{here}/c")),
        (("createclinic", "Elm=House"), {"name": "Elm=House"}, ("createclinic", "Elm=House")),
        (("x", "/abs"), {"file": Path("/abs")}, ("x", "/abs")),
    ],
)
def test_paths_travel_in_full_and_other_words_as_they_are(
    here: Path, argv: tuple[str, ...], values: dict[str, object], in_full: tuple[str, ...]
) -> None:
    wanted = tuple(word.replace("{here}", str(here)) for word in in_full)
    assert with_absolute_paths(argv, values) == wanted


def test_a_request_survives_its_journey() -> None:
    asked = Asked(("adduser", "Zoë", "--password-stdin"), typed="päss\n")
    arrived = Asked.from_line(asked.to_line())
    assert (arrived.argv, arrived.typed) == (asked.argv, asked.typed)
    assert arrived.at_server


def test_a_shell_cannot_claim_to_be_the_server() -> None:
    assert not Asked.from_shell(["serve"]).at_server


def test_modules_are_loaded_by_name_in_one_place_only() -> None:
    package = Path(load_with_django("kithkin.config.settings.base").PACKAGE)
    loaders = {
        path.relative_to(package).as_posix() for path in package.rglob("*.py")
        if "import_module" in path.read_text() and "tests" not in path.parts
    }  # fmt: skip
    # The second loads two libraries that may not be installed, and nothing of ours.
    assert loaders <= {"config/loading.py", "network/printing/pdf.py"}
