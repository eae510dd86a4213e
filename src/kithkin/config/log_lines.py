"""What a log line may hold: when, how grave, who says it, and words that we wrote.

Nothing that came from a person is let through. Values put into a message by others, addresses of
pages and the text of an exception can all hold a name, so other libraries' messages are printed
unfilled and exceptions as their kind and place.
"""

import logging
import traceback
from pathlib import PurePath
from types import TracebackType

# These put in only what we or the operator chose: ports, addresses to listen on, counts.
FILLED = ("kithkin", "uvicorn.error")
OURS = "/kithkin/"
MOST_FRAMES = 8


class LogLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        words = record.getMessage() if record.name.startswith(FILLED) else str(record.msg)
        when = self.formatTime(record)
        line = f"{when} {record.levelname.lower()} {record.name}: {first_line(words)}"
        if record.exc_info and record.exc_info[0]:
            line += f" [{places(record.exc_info[0], record.exc_info[2])}]"
        return line


def first_line(words: str) -> str:
    return words.partition("\n")[0]


def places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The exception's kind, where it broke and how our code came there; never its text."""
    frames = list(reversed(traceback.extract_tb(trace)))
    ours = [frame for frame in frames[1:] if OURS in frame.filename]
    way = " < ".join(_place(frame) for frame in [*frames[:1], *ours[:MOST_FRAMES]])
    return f"{kind.__name__} at {way}" if way else kind.__name__


def _place(frame: traceback.FrameSummary) -> str:
    file = PurePath(frame.filename)
    return f"{frame.name} {'/'.join(file.parts[-3:])}:{frame.lineno}"
