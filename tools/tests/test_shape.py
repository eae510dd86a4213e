import subprocess
import sys
from pathlib import Path

import pytest

import shape
from house.locks import check_locks
from house.settings import Settings
from house.sources import read_sources
from tests.planting import plant


def test_every_rule_is_asked() -> None:
    planted = plant("src/kithkin/network/views.py", "def people(request):\n    person.save()\n")
    told = [str(found) for found in shape.findings([planted], Settings())]
    assert told == [
        "src/kithkin/network/views.py:2: `save` changes a row outside services",
        "src/kithkin/network/views.py:1: view `people` does not declare who may come in",
    ]


def test_migrations_and_built_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("migrations/0001.py", "node_modules/x.ts", "views.py"):
        file = tmp_path / "src" / "kithkin" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    assert [source.path for source in read_sources(tmp_path)] == ["src/kithkin/views.py"]


def test_a_lock_made_from_other_tables_is_found(tmp_path: Path) -> None:
    (tmp_path / "runtime.txt").write_text("# made by tools/lock.py from abc\n")
    assert [*check_locks(tmp_path, "abc")] == []
    assert len([*check_locks(tmp_path, "def")]) == 1


def test_a_finding_fails_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "shape.toml").write_text("access_decorators = ['open_to']\n")
    monkeypatch.setattr(shape, "ROOT", tmp_path)
    assert (shape.main(), capsys.readouterr().out) == (0, "")
    (tmp_path / "src" / "utils.py").write_text("")
    assert shape.main() == 1
    assert "says nothing" in capsys.readouterr().out


def test_the_command_runs_from_anywhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, shape.__file__], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.stderr, bool(done.stdout)) == ("", done.returncode == 1)
