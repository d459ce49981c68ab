"""What the control words of RTF say of paragraphs and characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.reading.rtf.state import State

_LEFT = {"li", "lin"}
_RIGHT = {"ri", "rin"}
_SWITCHES = {"b": "bold", "v": "hidden", "deleted": "deleted"}
_FARTHEST = 31_680  # twentieths of a point, the widest page there is


def set_paragraph(state: State, word: str, value: int | None) -> bool:
    """Let a word change the setting of paragraphs; tell whether it does.

    Args:
        state: What holds in the group; it is changed.
        word: The control word.
        value: The number after it, or None.
    """
    number = max(-_FARTHEST, min(value or 0, _FARTHEST))
    if word == "pard":
        state.plain_paragraph()
    elif word in _LEFT:
        state.left = number
    elif word in _RIGHT:
        state.right = number
    elif word == "s":
        state.style = value or 0
    elif word == "outlinelevel":
        state.outline = value or 0
    elif word == "intbl":
        state.in_table = True
    elif word == "ls":
        state.listed = bool(value)
    else:
        return False
    return True


def set_characters(state: State, word: str, value: int | None) -> bool:
    """Let a word change the setting of characters; tell whether it does.

    Args:
        state: What holds in the group; it is changed.
        word: The control word.
        value: The number after it, or None.
    """
    if word == "plain":
        state.plain_characters()
    elif word in _SWITCHES:
        setattr(state, _SWITCHES[word], value != 0)
    elif word == "f":
        state.font = value
    elif word == "uc":
        state.skip = max(value if value is not None else 1, 0)
    else:
        return False
    return True
