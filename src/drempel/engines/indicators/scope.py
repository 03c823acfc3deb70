"""What an expression becomes, and whose names it may use.

In: the kind whose rows it is asked of. Out: ``Scope``, which finds the field of a name.
"""

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from drempel.engines.indicators import fields
from drempel.engines.indicators.errors import DefinitionError
from drempel.engines.indicators.grammar import OUTER
from drempel.engines.indicators.reckoning import Context
from drempel.engines.indicators.tables import Row, Shape

# Asked of a row, of the enclosing row inside ``exists`` and ``latest``, and of a context.
Asked = Callable[[Row, Row | None, Context], Any]


@dataclass(frozen=True)
class Scope:
    """Whose names an expression may use. outer: the kind of the enclosing row, if there is one."""

    shape: Shape
    shapes: dict[str, Shape]
    outer: Shape | None = None

    def path(self, names: Sequence[str]) -> tuple[fields.Path, bool]:
        """The field of a dotted name, and whether it is that of the enclosing row."""
        if names[0] == OUTER:
            if self.outer is None or len(names) == 1:
                raise DefinitionError(f"{'.'.join(names)}: there is no enclosing row here")
            return fields.find(names[1:], self.outer, self.shapes), True
        return fields.find(names, self.shape, self.shapes), False


Build = Callable[[ast.expr, Scope], Asked]
