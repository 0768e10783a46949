from __future__ import annotations

import re
from string import Formatter

import pytest

from pipeline.errors import Errors, SalnameError


@pytest.mark.parametrize("error", list(Errors))
def test_every_error_says_what_and_what_to_do(error: Errors) -> None:
    template = error.value.message + error.value.remedy
    fields = {name: "X" for _, name, _, _ in Formatter().parse(template) if name}
    line = str(SalnameError(error, path="a b.txt", line=3, **fields))
    assert re.fullmatch(rf"\[{error.name}\] a b\.txt:3: .+\. .+\.", line)
    assert "\n" not in line
    assert "{" not in line


def test_codes_are_unique_messages() -> None:
    messages = [error.value.message for error in Errors]
    # Errors with the same value would silently be one enum member
    assert len(messages) == len({error.name for error in Errors})


def test_a_message_of_several_lines_becomes_one() -> None:
    assert "\n" not in str(SalnameError(Errors.E011, path="a.txt", stage="dates", detail="x\ny"))
