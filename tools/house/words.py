"""One concept, one word: the glossary knows every model."""

import re
from collections.abc import Iterator

from house.models import model_classes
from house.sources import Finding, Source


def check_glossary(sources: list[Source], glossary: str) -> Iterator[Finding]:
    """A model is found under its own name, or as plain words: SafeContact as "safe contact"."""
    for model in model_classes(sources):
        if not model.is_abstract and not knows(glossary, model.name):
            yield model.source.at(model.node, f"`{model.name}` is not in docs/glossary.md")


def knows(glossary: str, name: str) -> bool:
    spoken = r"[\s-]+".join(re.findall(r"[A-Z][a-z0-9]*", name))
    return re.search(rf"\b(?:{name}|{spoken})\b", glossary, re.IGNORECASE) is not None
