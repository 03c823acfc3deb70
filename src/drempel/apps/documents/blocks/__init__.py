"""Parts of a letter, each made from the scheme pack and from stored records.

In: ``Words`` (a scheme in the dossier's language) and records. Out: ``documents.content`` values.
"""

from drempel.apps.documents.blocks.closing import (
    closing_block,
    contact_block,
    missions_block,
    reasons_block,
)
from drempel.apps.documents.blocks.ladder import ladder_block, ladder_rows, payment_block
from drempel.apps.documents.blocks.opening import (
    considering,
    opening_block,
    visas_block,
    written_paragraphs,
)
from drempel.apps.documents.blocks.remedy import (
    remedy_block,
    remedy_gaps,
    require_remedy_block,
)
from drempel.apps.documents.blocks.words import Words, letter_words

__all__ = [
    "Words",
    "closing_block",
    "considering",
    "contact_block",
    "ladder_block",
    "ladder_rows",
    "letter_words",
    "missions_block",
    "opening_block",
    "payment_block",
    "reasons_block",
    "remedy_block",
    "remedy_gaps",
    "require_remedy_block",
    "visas_block",
    "written_paragraphs",
]
