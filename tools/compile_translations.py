"""Compile the translations that are older than their source, as ./run and ./test do."""

import sys

from bootstrap.environment import ROOT
from bootstrap.translations import compile_stale

if __name__ == "__main__":
    compile_stale(ROOT)
    sys.exit(0)
