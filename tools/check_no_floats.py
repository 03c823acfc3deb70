"""Refuse floats where money is reckoned.

In: folders (by default those that reckon money). Out: one line per fault and status 1.
Refused: float literals, the name float, the module math, Decimal made from anything but
a text, decimal contexts, and true division, unless both sides show a Fraction or a path.
"""

import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("src/drempel/engines", "src/drempel/apps/subsidies", "src/drempel/apps/payments")
_MODULES = ("math", "cmath", "statistics", "numpy")
_NAMES = ("float", "complex")
_CONTEXTS = ("getcontext", "setcontext", "localcontext")
# A division is exact when a side of it names one of these: fractions, or paths.
_EXACT = ("Fraction", "percent", "share", "value", "path", "folder", "Path", "parents")


def faults(source: str, name: str) -> Iterator[str]:
    """Yield "file:line: fault" for each fault of one source text."""
    for node in ast.walk(ast.parse(source, name)):
        fault = _fault(node)
        if fault:
            yield f"{name}:{getattr(node, 'lineno', 0)}: {fault}"


def _fault(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
        return f"the literal {node.value!r} is a float"
    if isinstance(node, ast.Name) and node.id in (*_NAMES, *_CONTEXTS):
        return f"{node.id} is refused near money"
    if isinstance(node, ast.Import | ast.ImportFrom):
        return _import_fault(node)
    if isinstance(node, ast.Call):
        return _decimal_fault(node)
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
        return _division_fault(node)
    return ""


def _import_fault(node: ast.Import | ast.ImportFrom) -> str:
    names = [alias.name for alias in node.names]
    modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
    found = [module for module in modules if module.split(".")[0] in _MODULES]
    return f"{', '.join(found)} reckons with floats" if found else ""


def _decimal_fault(node: ast.Call) -> str:
    if not (isinstance(node.func, ast.Name) and node.func.id == "Decimal" and node.args):
        return ""
    given = node.args[0]
    if isinstance(given, ast.Constant) and not isinstance(given.value, str | int):
        return "a Decimal is made from a text"
    return ""


def _division_fault(node: ast.BinOp | ast.AugAssign) -> str:
    sides = (
        [node.target, node.value] if isinstance(node, ast.AugAssign) else [node.left, node.right]
    )
    for side in sides:
        for part in ast.walk(side):
            said = getattr(part, "id", "") or getattr(part, "attr", "")
            if said in _EXACT:
                return ""
    return "a true division that shows no Fraction; use Fraction(a, b) or //"


def check(folders: Sequence[str]) -> list[str]:
    """Return the faults of every Python file under the folders that exist."""
    found: list[str] = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
            found += faults(path.read_text(encoding="utf-8"), name)
    return found


def main() -> int:
    """Check the folders named on the command line, or the usual ones."""
    found = check(sys.argv[1:] or FOLDERS)
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
