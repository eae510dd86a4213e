import pytest

from house.proofs import check_tests_assert
from tests.planting import sentences

HERE = "src/kithkin/network/tests/test_add_person.py"
PROOFS = [
    "assert people == []",
    "with pytest.raises(Refused): add()",
    "assert_all_close(a, b)",
    "self.assertEqual(1, 2)",
    "np.testing.assert_allclose(a, b)",
    "expect(page.get_by_role('list')).to_have_count(3)",
    "expect_refusal(answer)",
]
NO_PROOFS = ["add()", "assert True", "asserted(1)", "check.raises(Refused)", "pytest.skip('no')"]


@pytest.mark.parametrize("proof", PROOFS)
def test_a_test_that_can_fail_is_welcome(proof: str) -> None:
    assert sentences(check_tests_assert, HERE, f"def test_it():\n    {proof}\n") == []


@pytest.mark.parametrize("nothing", NO_PROOFS)
def test_a_test_that_cannot_fail_is_found(nothing: str) -> None:
    assert len(sentences(check_tests_assert, HERE, f"def test_it():\n    {nothing}\n")) == 1


def test_what_is_not_a_test_need_not_assert() -> None:
    assert sentences(check_tests_assert, HERE, "def cast(): ...") == []
    assert sentences(check_tests_assert, "src/kithkin/base/clock.py", "def test_it(): ...") == []
