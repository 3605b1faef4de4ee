"""Imports stand at the top of a file; one inside a function bears its reason: `# heavy: …`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from giaoban_tracker import places

PACKAGE = Path(places.__file__).parent
REASON = re.compile(r"#\s*heavy: \S.+")


def unexplained_imports(source: str) -> list[int]:
    """The line numbers of imports inside functions without a reason on the same line."""
    lines = source.splitlines()
    return sorted(
        {
            node.lineno
            for function in ast.walk(ast.parse(source))
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for node in _imports_in(function)
            if not any(REASON.search(line) for line in lines[node.lineno - 1 : node.end_lineno])
        }
    )


def _imports_in(function: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        pytest.param("import os\n", [], id="at the top"),
        pytest.param("def f():\n    import os\n", [2], id="in a function"),
        pytest.param("class C:\n    async def f(self):\n        from os import path\n", [3], id="in a method"),
        pytest.param("def f():\n    import os  # heavy: opens every drawer\n", [], id="with a reason"),
        pytest.param("def f():\n    import os  # heavy:\n", [2], id="with an empty reason"),
        pytest.param("def f():\n    import os  # noqa: PLC0415\n", [2], id="with another comment"),
    ],
)
def test_only_a_reason_excuses_an_import_inside_a_function(source: str, lines: list[int]) -> None:
    assert unexplained_imports(source) == lines


def test_every_import_of_the_program_stands_at_the_top_or_says_why() -> None:
    files = sorted(PACKAGE.rglob("*.py"))

    found = [
        f"{file.relative_to(PACKAGE)}:{line}"
        for file in files
        for line in unexplained_imports(file.read_text(encoding="utf-8"))
    ]

    assert files
    assert found == []
