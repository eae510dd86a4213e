"""Why a family file could not be read: one sentence, a stable code, and the place in the file."""

from http import HTTPStatus

from kithkin.base.refusals import NotUnderstoodError, RefusalError


class JoinedElsewhereError(RefusalError):
    code = "joined_elsewhere"
    sentence = (
        "Somebody you chose is on a private map, and this file is for a map that others see. "
        "Please bring them in as somebody else, or choose the private map."
    )
    status = HTTPStatus.CONFLICT


class FileNotUnderstoodError(NotUnderstoodError):
    """Carries the line of a GEDCOM file, or the path inside a JSON file, if there is one."""

    code = "file_not_understood"
    sentence = "This file could not be read."

    def __init__(self, sentence: str = "", *, line: int | None = None, path: str = "") -> None:
        super().__init__(sentence)
        self.line = line
        self.path = path

    def __str__(self) -> str:
        if self.line is not None:
            return f"Line {self.line}: {self.sentence}"
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


class NotAFamilyFileError(FileNotUnderstoodError):
    code = "not_a_family_file"
    sentence = "This is neither a GEDCOM file, nor a family in JSON, nor a pedigree as a table."


class FileTooLargeError(FileNotUnderstoodError):
    code = "file_too_large"
    sentence = "This file is larger than 100 MB. Please export a smaller part of the family."


class EncodingNotUnderstoodError(FileNotUnderstoodError):
    code = "encoding_not_understood"
    sentence = "The letters of this file are written in a way we cannot read."


class LineNotUnderstoodError(FileNotUnderstoodError):
    code = "line_not_understood"
    sentence = "This line does not begin with a level number and a tag."


class LevelNotUnderstoodError(FileNotUnderstoodError):
    code = "level_not_understood"
    sentence = "The level number of this line is more than one above the line before it."


class NestedTooDeepError(FileNotUnderstoodError):
    code = "nested_too_deep"
    sentence = "This is nested more than 64 levels deep."


class LineTooLongError(FileNotUnderstoodError):
    code = "line_too_long"
    sentence = "This line is too long."


class JsonNotUnderstoodError(FileNotUnderstoodError):
    code = "json_not_understood"
    sentence = "This is not well-formed JSON."


class FieldNotUnderstoodError(FileNotUnderstoodError):
    code = "field_not_understood"
    sentence = "This is not what is expected here."
