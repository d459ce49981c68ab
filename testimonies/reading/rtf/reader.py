"""RTF documents: paragraphs, tables, text boxes, notes, as the last author left them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.assembly import assemble
from testimonies.reading.rtf.letters import (
    DEFAULT,
    SIGNS,
    SYMBOL,
    WORDS,
    codec_of_charset,
    codec_of_page,
    codec_of_set,
)
from testimonies.reading.rtf.settings import set_characters, set_paragraph
from testimonies.reading.rtf.state import Goal, Letters, Sink, State
from testimonies.reading.rtf.tokens import Sort, Token, tokens
from testimonies.reading.stylenames import role_of_names
from testimonies.reading.written import Cell, LeftOut, Note, Role, Run
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.reading.readtext import ReadText

_NOWHERE = words(
    """
    colortbl info header headerl headerr headerf footer footerl footerr footerf pict object
    fldinst bkmkstart bkmkend ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn template
    listtable listoverridetable revtbl rsidtbl generator themedata datastore filetbl
    colorschememapping latentstyles nonshppict shprslt upr atnid atnauthor atntime atnref atndate
    atnicn atnparent objdata userprops xmlnstbl mmathPr pn sn sv
    """
)
_LIST_TEXT = {"pntext", "listtext"}
# Destinations that are read although a star before them says that one need not.
_STARRED = {"shpinst", "shptxt", "ud", "annotation", "footnote"}
_DEEPEST = 1_000
_MOST_TOKENS = 3_000_000
_RUNNING = 9  # the outline level of running text; headings have lower ones
_UNIT = 0x10000
_LAST = 0x10FFFF


def read_rtf(data: bytes, name: str, _encoding: str | None) -> ReadText:
    """Return the text of an RTF document with the marks that its styles, indents and notes make.

    What is kept, left out and counted is as for Word documents.

    Args:
        data: Its bytes.
        name: Its name, for messages.

    Raises:
        UnreadableSourceError: If its groups nest deeper, or are more, than in any honest document.
    """
    interpreter = _Interpreter(name)
    for number, token in enumerate(tokens(data)):
        if number == _MOST_TOKENS:
            raise UnreadableSourceError(
                f"{name} holds more than {_MOST_TOKENS:,} control words and groups, as no honest "
                f"document does. Save it as .docx and add that file."
            )
        interpreter.take(token)
    return assemble(interpreter.finished().written)


class _Interpreter:
    """Takes tokens one by one and gathers paragraphs and notes."""

    def __init__(self, name: str) -> None:
        """Begin a document."""
        self._name = name
        self._text = Sink()
        self._state = State(sink=self._text)
        self._stack: list[State] = []
        self._letters = Letters()
        self._left_out: Counter[LeftOut] = Counter()
        self._codec = DEFAULT
        self._fonts: dict[int, str] = {}
        self._defining: int | None = None
        self._styles: dict[int, str] = {}
        self._style_name = ""
        self._cell = Cell(0, 0, 0)
        self._to_skip = 0
        self._starred = False
        self._leaving: LeftOut | None = None

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.sort is Sort.BYTES:
            self._bytes(token)
            return
        starred, self._starred = self._starred, False
        if token.sort is Sort.SIGN and self._numbered(token.word):
            return
        if not (token.sort is Sort.WORD and token.word == "u"):
            self._flush()
        if token.sort is Sort.OPEN:
            self._open()
        elif token.sort is Sort.CLOSE:
            self._close()
        elif token.sort is Sort.WORD:
            self._word(token.word, token.value, starred=starred)

    def finished(self) -> Sink:
        """Return all that was gathered, groups left open closed."""
        self._flush()
        while self._stack:
            self._close()
        self._end_paragraph()
        self._left_out[LeftOut.BROKEN] += self._letters.broken
        self._text.written.left_out = +self._left_out
        return self._text

    # Groups

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise UnreadableSourceError(
                f"{self._name} nests its groups more than {_DEEPEST:,} deep, as no honest document "
                f"does. It was not opened."
            )
        self._stack.append(self._state)
        self._state = self._state.copy()
        self._to_skip = 0

    def _close(self) -> None:
        if not self._stack:
            return
        inner, self._state = self._state, self._stack.pop()
        self._to_skip = 0
        if inner.goal is Goal.STYLES and self._state.goal is Goal.STYLES:
            self._styles[inner.style or 0] = self._style_name.strip().rstrip(";")
            self._style_name = ""
        if inner.sink is not self._state.sink:
            self._finish(inner)
        if not self._stack:
            self._end_paragraph()
            self._state.goal = Goal.NOWHERE  # nothing belongs to a document behind its last brace

    def _finish(self, inner: State) -> None:
        """Put what a note or a text box holds where it belongs."""
        sink = inner.sink
        sink.end_paragraph(inner, Role.BODY, None)
        if sink.sort == "box":
            self._state.sink.boxes += sink.written.paragraphs
            return
        text = "\n".join(paragraph.text for paragraph in sink.written.paragraphs)
        notes = self._text.written.notes
        prefix = "e" if sink.sort == "endnote" else ""
        number = 1 + sum(note.number.startswith("e") == bool(prefix) for note in notes)
        if text:
            notes.append(Note(f"{prefix}{number}", text))

    # Characters

    def _bytes(self, token: Token) -> None:
        data = token.data
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not data or self._state.goal is Goal.NOWHERE:
            return
        if self._letters.units:
            self._flush()
        self._letters.data += data

    def _unit(self, value: int) -> None:
        """Take a character by its number in Unicode."""
        if self._letters.data:
            self._flush()
        self._to_skip = self._state.skip
        if self._state.goal is Goal.NOWHERE:
            return
        value = value + _UNIT if value < 0 else value
        if _UNIT <= value <= _LAST:
            value -= _UNIT
            self._letters.units += [0xD800 + (value >> 10), 0xDC00 + (value & 0x3FF)]
        elif 0 < value < _UNIT:
            self._letters.units.append(value)

    def _numbered(self, sign: str) -> bool:
        """Take a sign that stands for a character; tell whether it does."""
        if sign == "*":
            self._starred = True
            return True
        letters = SIGNS.get(sign)
        if letters is None:
            if sign in "\r\n":
                self._flush()
                self._end_paragraph()
            return True
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._flush()
            self._put(letters)
        return True

    def _flush(self) -> None:
        """Write the letters that have come together."""
        if not (self._letters.data or self._letters.units):
            return
        font = self._state.font if self._state.font is not None else -1
        codec = self._fonts.get(font, self._codec)
        if codec != SYMBOL:
            self._put(self._letters.taken(codec))
            return
        by_number = bool(self._letters.units)
        text = self._letters.taken(DEFAULT)
        if by_number or text.strip():
            self._left_out[LeftOut.SYMBOL] += 1

    def _put(self, text: str) -> None:
        """Write characters where they belong."""
        state = self._state
        if state.goal is Goal.STYLES:
            self._style_name += text
        if state.goal is not Goal.TEXT or not text:
            return
        leaving = LeftOut.DELETION if state.deleted else LeftOut.HIDDEN if state.hidden else None
        if leaving is None:
            state.sink.runs.append(Run(text, state.bold))
        elif leaving is not self._leaving and text.strip():
            self._left_out[leaving] += 1
        if leaving is None or text.strip():
            self._leaving = leaving

    def _end_paragraph(self) -> None:
        """End a paragraph, unless its end is a tracked deletion."""
        state = self._state
        if state.goal is not Goal.TEXT or state.deleted:
            return
        if (
            not state.in_table
            and state.sink is self._text
            and (self._cell.row or self._cell.column)
        ):
            self._cell = Cell(self._cell.table + 1, 0, 0)
        role = role_of_names((self._styles.get(state.style or 0, ""),))
        if role is Role.BODY and state.outline is not None and state.outline < _RUNNING:
            role = Role.HEADING
        state.sink.end_paragraph(state, role, self._cell if state.in_table else None)

    # Control words

    def _word(self, word: str, value: int | None, *, starred: bool) -> None:
        """Take a control word."""
        state = self._state
        if starred and word not in _STARRED:
            state.goal = Goal.NOWHERE
        elif word == "u":
            self._unit(value or 0)
        elif state.goal is Goal.FONTS:
            self._font(word, value)
        elif word in _NOWHERE:
            state.goal = Goal.NOWHERE
        elif (
            not (
                self._destination(word)
                or self._structure(word)
                or set_paragraph(state, word, value)
                or set_characters(state, word, value)
                or self._of_document(word, value)
            )
            and word in WORDS
        ):
            self._put(WORDS[word])

    def _destination(self, word: str) -> bool:
        """Take a word that says where a group's characters go; tell whether it is one."""
        state = self._state
        if word in {"fonttbl", "stylesheet"}:
            state.goal = Goal.FONTS if word == "fonttbl" else Goal.STYLES
        elif word in _LIST_TEXT:
            state.goal = Goal.NOWHERE
            if self._stack:
                self._stack[-1].listed = True
        elif word == "annotation":
            state.goal = Goal.NOWHERE
            self._left_out[LeftOut.COMMENT] += 1
        elif word in {"footnote", "shptxt"} and state.goal is not Goal.NOWHERE:
            state.sink = Sink(sort="box" if word == "shptxt" else "footnote")
            state.plain_paragraph()
            state.plain_characters()
        elif word == "ftnalt":
            state.sink.sort = "endnote"
        elif word == "ud":
            state.goal = self._stack[-2].goal if len(self._stack) > 1 else Goal.TEXT
        else:
            return False
        return True

    def _structure(self, word: str) -> bool:
        """Take a word that ends a paragraph, cell or row; tell whether it is one."""
        cell = self._cell
        if word in {"par", "sect", "nestcell"}:
            self._end_paragraph()
        elif word == "cell":
            self._end_paragraph()
            self._cell = Cell(cell.table, cell.row, cell.column + 1)
        elif word == "row":
            self._cell = Cell(cell.table, cell.row + 1, 0)
        elif word == "page":
            self._put("\n")
        else:
            return False
        return True

    def _of_document(self, word: str, value: int | None) -> bool:
        """Take a word on the document's code page; tell whether it is one."""
        codec = codec_of_set(word)
        if word == "ansicpg":
            codec = codec_of_page(value or 0)
        if codec is not None:
            self._codec = codec
        return codec is not None

    def _font(self, word: str, value: int | None) -> None:
        """Take a word of the table of fonts."""
        if word == "f":
            self._defining = value
        codec = None
        if word == "fcharset":
            codec = codec_of_charset(value or 0)
        elif word == "cpg":
            codec = codec_of_page(value or 0)
        if codec is not None and self._defining is not None:
            self._fonts[self._defining] = codec
