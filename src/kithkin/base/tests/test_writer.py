import threading
import time

import pytest

from kithkin.base.writer import _Queue


def test_writers_go_in_the_order_they_came() -> None:
    queue, order, threads = _Queue(), [], []
    queue.enter()
    for number in range(6):

        def write(number: int = number) -> None:
            queue.enter()
            order.append(number)
            queue.leave()

        thread = threading.Thread(target=write)
        thread.start()
        threads.append(thread)
        while len(queue._waiting) <= number:
            time.sleep(0.001)
    queue.leave()
    for thread in threads:
        thread.join(timeout=5)
    assert order == list(range(6))


def test_a_writer_may_enter_again_inside_its_own_turn() -> None:
    queue = _Queue()
    queue.enter()
    queue.enter()
    queue.leave()
    assert queue._owner == threading.get_ident()
    queue.leave()
    assert queue._owner is None


@pytest.mark.parametrize("writers", [8])
def test_only_one_writes_at_a_time(writers: int) -> None:
    queue, inside, most = _Queue(), [0], [0]

    def write() -> None:
        for _ in range(200):
            queue.enter()
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            inside[0] -= 1
            queue.leave()

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert most[0] == 1
