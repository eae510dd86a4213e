"""CPU time of a piece of work, and how it is printed beside a peer's."""

import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any


def seconds(work: Callable[[], object], times: int = 9) -> float:
    """The least CPU time of one call; the first is not counted."""
    work()
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def once(work: Callable[[], object]) -> float:
    """CPU time of one call, for peers that take seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def peer(name: str) -> Any:
    """The peer's module, or None where it is not installed."""
    return import_module(name) if find_spec(name.partition(".")[0]) else None


def show(work: str, ours: float, goal: str = "") -> None:
    print(f"{work}: {ours * 1e3:.2f} ms CPU" + (f" (goal {goal})" if goal else ""))


def beside(name: str, theirs: float | None, ours: float, goal: str = "") -> None:
    """One peer: measured in this run, or said not to be installed."""
    if theirs is None:
        print(f"  {name}: not installed")
        return
    wanted = f" (goal {goal})" if goal else ""
    print(f"  {name}: {theirs * 1e3:.1f} ms, ratio {theirs / ours:.0f}{wanted}")


def recorded(name: str, theirs: float, ours: float, goal: str = "") -> None:
    """One peer measured once elsewhere, not in this run."""
    wanted = f" (goal {goal})" if goal else ""
    print(f"  {name}: {theirs * 1e3:.0f} ms recorded, not rerun, ratio {theirs / ours:.0f}{wanted}")
