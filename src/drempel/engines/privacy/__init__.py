"""What a free text may say about a person, before it is saved.

``load_watchlist(folder)`` reads the words of a scheme pack, ``scan(text, watchlist)``
gives a tuple of ``Finding``. A heuristic: it warns, it does not promise.
"""

from drempel.engines.privacy.finding import KINDS, Finding
from drempel.engines.privacy.scan import scan
from drempel.engines.privacy.watchlist import Watchlist, load_watchlist

__all__ = ["KINDS", "Finding", "Watchlist", "load_watchlist", "scan"]
