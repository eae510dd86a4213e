import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import typer

from kithkin.config.voices import heard_by, shared_voices


def speak(number: int) -> tuple[bytes, bytes]:
    heard: dict[str, bytes] = {"out": b"", "err": b""}

    def listen(stream: str, content: bytes) -> None:
        heard[stream] += content

    with heard_by(listen):
        for _ in range(50):
            typer.echo(f"größe {number}")
            typer.echo(f"error {number}", err=True)
            sys.stdout.buffer.write(b"\xff\n")
    return heard["out"], heard["err"]


def test_each_thread_is_heard_by_its_own_listener_only(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    with shared_voices(), ThreadPoolExecutor(4) as pool:
        heard = list(pool.map(speak, range(4)))
        typer.echo("the server itself")
    for number, (out, err) in enumerate(heard):
        assert out == (f"größe {number}\n".encode() + b"\xff\n") * 50
        assert err == f"error {number}\n".encode() * 50
    assert capfdbinary.readouterr().out == b"the server itself\n"


def test_afterwards_the_streams_are_as_before() -> None:
    before = sys.stdout, sys.stderr
    with shared_voices():
        assert sys.stdout is not before[0]
    assert (sys.stdout, sys.stderr) == before
