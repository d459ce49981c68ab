"""The way in: checks the installation, then hands over to the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from exitvoice.shadowing import hidden_packages


def run() -> None:
    """Run the command line on the arguments given and exit with its code."""
    hidden = hidden_packages(Path(__file__).resolve().parent.parent)
    if hidden:
        sys.stderr.write("\n".join(("exitvoice is installed, but hidden:", *hidden)) + "\n")
        sys.exit(4)
    from exitvoice.door import enter  # only when nothing is hidden

    sys.exit(enter(sys.argv[1:]))


if __name__ == "__main__":
    run()
