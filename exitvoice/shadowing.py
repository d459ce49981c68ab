"""Whether another file hides one of exitvoice's packages, found without importing any."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("codebook", "testimonies", "coding", "reports")


def hidden_packages(home: Path) -> tuple[str, ...]:
    """Return a sentence for each package that does not lie in ``home``, beside exitvoice.

    Args:
        home: The folder that holds the ``exitvoice`` package.
    """
    return tuple(
        f"`{name}` is taken by {found}: rename that file or folder, or run exitvoice elsewhere."
        for name in PACKAGES
        if (found := _found(name)) != str(home / name / "__init__.py")
    )


def _found(name: str) -> str:
    spec = find_spec(name)
    return str(Path(spec.origin).resolve()) if spec and spec.origin else "nothing at all"
