import subprocess
from pathlib import Path

import pytest

from runs import postgres
from runs.step import UnavailableError


def answer(folder: Path, settings: dict[str, str], query: str) -> str:
    reach = ["-h", settings["KITHKIN_PG_HOST"], "-p", settings["KITHKIN_PG_PORT"]]
    who = ["-U", settings["KITHKIN_PG_USER"], "-d", settings["KITHKIN_PG_NAME"]]
    command = [str(folder / "psql"), *reach, *who, "-Atc", query]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_server_is_made_used_and_removed() -> None:
    try:
        programs = postgres.find_programs()
    except UnavailableError as reason:
        pytest.skip(str(reason))
    with postgres.cluster() as settings:
        folder = Path(settings["KITHKIN_PG_HOST"])
        assert answer(programs, settings, "show fsync") == "off"
    assert not folder.exists()


def test_a_server_is_removed_when_the_tests_fail() -> None:
    folders = list[Path]()
    try:
        with pytest.raises(ZeroDivisionError):
            use_and_fail(folders)
    except UnavailableError as reason:
        pytest.skip(str(reason))
    assert [folder.exists() for folder in folders] == [False]


def use_and_fail(folders: list[Path]) -> None:
    with postgres.cluster() as settings:
        folders.append(Path(settings["KITHKIN_PG_HOST"]))
        raise ZeroDivisionError


def test_a_machine_without_a_server_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnavailableError, match="no PostgreSQL server"):
        postgres.find_programs()


def test_an_old_server_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "13" / "bin" / "initdb"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho 'initdb (PostgreSQL) 13.4 (Debian 13.4-1)'\n")
    program.chmod(0o755)
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    with pytest.raises(UnavailableError, match="15 or newer"):
        postgres.find_programs()
