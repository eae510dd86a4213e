"""What a log line may hold: when, how grave, who says it, and words that we wrote.

Nothing that came from a person is let through. Values put into a message by others, addresses of
pages and the text of an exception can all hold a name, so other libraries' messages are printed
unfilled and exceptions as their kind and place.
"""

import logging
import traceback
from types import TracebackType

# These put in only what we or the operator chose: ports, addresses to listen on, counts.
FILLED = ("kithkin", "uvicorn.error")


class LogLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        words = record.getMessage() if record.name.startswith(FILLED) else str(record.msg)
        when = self.formatTime(record)
        line = f"{when} {record.levelname.lower()} {record.name}: {words.splitlines()[0]}"
        if record.exc_info and record.exc_info[0]:
            line += f" [{places(record.exc_info[0], record.exc_info[2])}]"
        return line


def places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The exception's kind and the way that led to it; never its text."""
    frames = traceback.extract_tb(trace)
    way = " < ".join(f"{frame.name} {frame.filename}:{frame.lineno}" for frame in reversed(frames))
    return f"{kind.__name__} at {way}" if way else kind.__name__
