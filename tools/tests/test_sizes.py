from house.settings import Settings
from house.sizes import body_length, check_body_length, check_file_length
from house.sources import Source, functions
from tests.planting import plant, sentences

VIEWS = "src/kithkin/network/views.py"


def test_a_file_of_three_hundred_lines_is_the_longest() -> None:
    assert sentences(check_file_length, VIEWS, "x = 1\n" * 300) == []
    assert sentences(check_file_length, VIEWS, "x = 1\n" * 301) == [
        "301 lines; a file has at most 300"
    ]


def test_a_typescript_file_is_measured_too() -> None:
    source = Source("frontend/src/draw/map.ts", "const x = 1;\n" * 301)
    assert [found.line for found in check_file_length(source, Settings())] == [301]


def test_a_body_of_forty_lines_is_the_longest() -> None:
    fitting = "def draw():\n" + "    x = 1\n" * 40
    assert sentences(check_body_length, VIEWS, fitting) == []
    told = sentences(check_body_length, VIEWS, fitting + "    x = 1\n")
    assert told == ["`draw` has 41 lines; a body has at most 40"]


def test_docstring_blank_and_comment_lines_are_no_body() -> None:
    source = plant(
        VIEWS,
        '''
        def draw():
            """Says
            much.
            """

            # a reason
            return 1
        ''',
    )
    assert [body_length(source, found) for found in functions(source.tree)] == [1]


def test_a_method_is_measured_like_a_function() -> None:
    code = "class A:\n    def draw(self):\n" + "        x = 1\n" * 41
    assert len(sentences(check_body_length, VIEWS, code)) == 1
