import logging
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from kithkin.config.anchoring import anchoring
from kithkin.record.anchors import Anchors

A_LONG_TIME = timedelta(days=1)


def test_it_anchors_at_the_start_and_once_more_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote = threading.Semaphore(0)
    times: list[int] = []

    def write(_anchors: Anchors) -> int:
        times.append(1)
        wrote.release()
        return 0

    monkeypatch.setattr(Anchors, "write", write)
    with anchoring(tmp_path, every=A_LONG_TIME):
        assert wrote.acquire(timeout=60)
        assert len(times) == 1
    assert len(times) == 2


def test_a_full_disk_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = threading.Semaphore(0)

    def write(_anchors: Anchors) -> int:
        tried.release()
        raise OSError("No space left on device")

    monkeypatch.setattr(Anchors, "write", write)
    with caplog.at_level(logging.ERROR), anchoring(tmp_path, every=timedelta(milliseconds=1)):
        assert all(tried.acquire(timeout=60) for _ in range(3))
    assert "could not be anchored" in caplog.text


def test_the_thread_ends_with_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Anchors, "write", lambda _anchors: 0)
    with anchoring(tmp_path, every=A_LONG_TIME):
        assert "anchors" in {thread.name for thread in threading.enumerate()}
    assert "anchors" not in {thread.name for thread in threading.enumerate()}
