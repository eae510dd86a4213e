import pytest

from house.settings import Settings
from house.sources import Source
from house.suppressions import check_count, check_reasons
from tests.planting import plant, sentences

VIEWS = "src/kithkin/network/views.py"
SILENT = [
    "x = 1  # noqa",
    "x = 1  # noqa: S603",
    "x = 1  # type: ignore[attr-defined]",
    "x = 1  # pragma: no cover",
]


@pytest.mark.parametrize("line", SILENT)
def test_a_silenced_check_says_why(line: str) -> None:
    assert len(sentences(check_reasons, VIEWS, line)) == 1
    assert sentences(check_reasons, VIEWS, f"{line} # the stubs lack it") == []


@pytest.mark.parametrize("line", ["// @ts-expect-error", "// biome-ignore lint/style/noVar:"])
def test_a_check_silenced_in_typescript_says_why(line: str) -> None:
    path = "frontend/src/draw/map.ts"
    assert len(sentences(check_reasons, path, line)) == 1
    assert sentences(check_reasons, path, f"{line} the browser has it") == []


def test_words_inside_a_text_silence_nothing() -> None:
    assert sentences(check_reasons, VIEWS, "x = '# noqa'") == []


@pytest.mark.parametrize(("kept", "found"), [(1, 0), (0, 1), (2, 1)])
def test_the_number_kept_is_the_number_found(kept: int, found: int) -> None:
    sources: list[Source] = [plant(VIEWS, "x = 1  # noqa: S603 - our own command")]
    assert len([*check_count(sources, Settings(suppressions=kept))]) == found
