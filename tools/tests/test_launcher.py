"""The launcher, in a folder whose name has spaces, with a stand-in for what it hands over to."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LAUNCHER = Path(__file__).resolve().parents[2] / "kithkin"
SHOW = "#!/bin/sh\nprintf '%s|' handed over \"$@\"\n"
READY = f"""
import sys
from pathlib import Path
programs = Path(__file__).resolve().parents[1] / ".venv" / "bin"
programs.mkdir(parents=True, exist_ok=True)
(programs / "kithkin").write_text({SHOW!r})
(programs / "kithkin").chmod(0o755)
if not (programs / "python").exists():
    (programs / "python").symlink_to(sys.executable)
print("needs", sys.argv[1])
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "a clone"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(LAUNCHER, folder / "kithkin")
    (folder / "tools" / "make_ready.py").write_text(READY)
    (folder / "tools" / "run_tests.py").write_text("import sys\nprint('tests', sys.argv[1:])\n")
    return folder


def launch(program: Path, *words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path or f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    return subprocess.run(
        [program, *words], env=environment, cwd="/", capture_output=True, text=True, check=False
    )


def test_words_are_handed_over_unchanged(clone: Path) -> None:
    done = launch(clone / "kithkin", "draw", "my family.ged", "--out", "*")
    assert done.stdout == "needs run\nhanded|over|draw|my family.ged|--out|*|"


@pytest.mark.parametrize(("command", "need"), [("demo", "pages"), ("serve", "pages"), ("", "run")])
def test_only_commands_that_serve_need_pages(clone: Path, command: str, need: str) -> None:
    assert launch(clone / "kithkin", command).stdout.startswith(f"needs {need}\n")


def test_the_test_command_goes_to_the_test_runner(clone: Path) -> None:
    done = launch(clone / "kithkin", "test", "-k", "two words")
    assert done.stdout == "needs test\ntests ['-k', 'two words']\n"


def test_it_works_through_a_link(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "kk").symlink_to(clone / "kithkin")
    assert launch(tmp_path / "kk", "doctor").stdout == "needs run\nhanded|over|doctor|"


def test_without_python_a_sentence_says_the_cure(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("dirname", "readlink"):
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    done = launch(clone / "kithkin", "demo", path=str(tmp_path / "bin"))
    assert done.returncode == 1
    assert "needs Python 3.11 or newer. Install it" in done.stderr


def test_an_environment_made_elsewhere_is_not_used(clone: Path) -> None:
    launch(clone / "kithkin", "doctor")
    (clone / ".venv" / ".kithkin-place").write_text("/somewhere/else\n")
    (clone / ".venv" / "bin" / "python").unlink()
    (clone / ".venv" / "bin" / "python").symlink_to("/bin/false")
    assert launch(clone / "kithkin", "doctor").stdout == "needs run\nhanded|over|doctor|"
