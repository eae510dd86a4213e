"""Reading a drawn picture back, to see what it says."""

from datetime import date
from xml.etree import ElementTree as ET

TODAY = date(2026, 6, 1)
_SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def having_class(picture: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in picture.iter() if name in classes(one)]


def classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


def people(picture: ET.Element) -> list[ET.Element]:
    return having_class(picture, "person")


def texts(element: ET.Element, kind: str) -> list[str]:
    return [one.text or "" for one in element.iter(f"{_SVG}text") if kind in classes(one)]


def geometry(element: ET.Element) -> str:
    """Everything that is drawn, without colours, names and ids."""
    kept = (
        "d",
        "cx",
        "cy",
        "r",
        "x",
        "y",
        "width",
        "height",
        "rx",
        "stroke-dasharray",
        "transform",
    )
    told = [(one.tag, [(name, one.get(name)) for name in kept]) for one in element.iter()]
    filled = [bool(one.get("fill") == "currentColor") for one in element.iter()]
    widths = [one.get("stroke-width") for one in list(element.iter())[1:]]
    return repr((told, filled, widths))
