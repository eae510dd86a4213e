import os
from pathlib import Path

import pytest

import environment
import front_end
import make_ready
from environment import Environment, InstallError


@pytest.fixture
def installed(tmp_path: Path) -> Environment:
    """An environment as it is after a good install, made of empty files."""
    lock, project = tmp_path / "lock.txt", tmp_path / "pyproject.toml"
    lock.write_text("")
    project.write_text("")
    made = Environment(tmp_path / ".venv", ".kithkin-runtime", lock, (project,), ())
    made.python.parent.mkdir(parents=True)
    made.python.write_text("")
    made.place.write_text(f"{environment.ROOT}\n")
    (made.folder / made.stamp).write_text(f"{made.key}\n")
    return made


def test_an_environment_is_ready_until_what_it_stands_on_changes(installed: Environment) -> None:
    assert installed.is_ready()
    installed.sources[0].write_text("dependencies = []")
    assert not installed.is_ready()


def test_a_changed_lock_counts_too(installed: Environment) -> None:
    installed.lock.write_text("numpy==2.0.0")
    assert not installed.is_ready()


def test_an_environment_made_elsewhere_is_not_ready(installed: Environment) -> None:
    installed.place.write_text("/somewhere/else\n")
    assert not installed.is_ready()


def test_a_half_finished_install_is_not_ready(
    installed: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "run", fail)
    installed.python.write_text("#!/bin/sh\n")
    installed.python.chmod(0o755)
    with pytest.raises(InstallError):
        installed.install()
    assert not installed.is_ready()


def fail(*command: str) -> None:
    raise InstallError(command[0])


def test_a_failed_command_tells_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "LOG", tmp_path / "log")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    with pytest.raises(InstallError, match="out of room"):
        environment.run("sh", "-c", "echo out of room; exit 3")


def test_our_own_two_are_installed_from_here_and_not_fetched() -> None:
    wanted = make_ready.with_tests().own
    assert ("science" in wanted, ".[postgres]" in wanted) == (True, True)
    assert [need for need in wanted if need.startswith("kithkin")] == []


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "frontend"
    (folder / "src").mkdir(parents=True)
    (folder / "package.json").write_text("{}")
    monkeypatch.setattr(front_end, "SOURCES", folder)
    monkeypatch.setattr(front_end, "MANIFEST", tmp_path / "manifest.json")
    return folder


def test_pages_are_built_when_they_are_missing_or_older(sources: Path) -> None:
    assert front_end.is_stale()
    front_end.MANIFEST.write_text("{}")
    os.utime(sources / "package.json", (0, 0))
    assert not front_end.is_stale()
    (sources / "src" / "main.ts").write_text("")
    os.utime(front_end.MANIFEST, (1, 1))
    assert front_end.is_stale()


def test_libraries_of_the_pages_do_not_make_them_stale(sources: Path) -> None:
    os.utime(sources / "package.json", (0, 0))
    front_end.MANIFEST.write_text("{}")
    os.utime(front_end.MANIFEST, (1, 1))
    (sources / "node_modules").mkdir()
    (sources / "node_modules" / "x.js").write_text("")
    assert not front_end.is_stale()


def test_without_node_a_sentence_says_the_cure(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(sources))
    with pytest.raises(front_end.BuildError, match="Install it from"):
        front_end.build()
