"""A YAML scanner that takes ordinary texts a line at a time, where ruamel's takes a character."""

from __future__ import annotations

import re

from ruamel.yaml.scanner import Scanner
from ruamel.yaml.tokens import ScalarToken

_ORDINARY = r"[^\s:#\0\ufeff]"
_LINE = re.compile(rf"{_ORDINARY}+(?: {_ORDINARY}+)*\n")
_NAME = re.compile(r"[a-z_]+(?=:[ \n])")
_MARGIN = re.compile(r" +(?![ \n])")
_QUOTED = re.compile(r'"([^\s"\\\0\ufeff]+(?: [^\s"\\\0\ufeff]+)*)"')


class QuickScanner(Scanner):
    """Gives the tokens that ruamel's scanner gives, those of plain lines in a few steps."""

    def scan_plain(self) -> ScalarToken:
        """Return the text that begins here and is in no quotation marks."""
        start = self.reader.get_mark()
        if name := _NAME.match(self.reader.buffer, self.reader.pointer):
            self._forward(len(name[0]))
            self.allow_simple_key = False
            return self._token(name[0], start)
        lines, margins = self._plain_lines()
        if not lines:
            token: ScalarToken = super().scan_plain()
            return token
        for line, margin in zip(lines[:-1], margins, strict=False):
            self._forward(len(line) - 1)
            self.reader.forward()
            self._forward(margin)
        self._forward(len(lines[-1]) - 1)
        token = self._token(" ".join(line[:-1] for line in lines), start)
        self.reader.forward()
        self._forward(margins[-1])
        self.allow_simple_key = True
        return token

    def scan_flow_scalar(self, style: str) -> ScalarToken:
        """Return the text in quotation marks that begins here."""
        found = _QUOTED.match(self.reader.buffer, self.reader.pointer)
        if not found:
            token: ScalarToken = super().scan_flow_scalar(style)
            return token
        start = self.reader.get_mark()
        self._forward(len(found[0]))
        return self._token(found[1], start, style)

    def _token(self, text: str, start: object, style: str | None = None) -> ScalarToken:
        """Return the token of a text that ends here."""
        return ScalarToken(
            text,
            plain=style is None,
            start_mark=start,
            end_mark=self.reader.get_mark(),
            style=style,
        )

    def _plain_lines(self) -> tuple[list[str], list[int]]:
        """Return the lines of a text with the margin after each, none where one is not ordinary."""
        lines: list[str] = []
        margins: list[int] = []
        place: int = self.reader.pointer
        buffer: str = self.reader.buffer
        while not self.flow_level and (found := _LINE.match(buffer, place)):
            margin = _MARGIN.match(buffer, found.end())
            if not margin:
                break
            lines.append(found[0])
            margins.append(len(margin[0]))
            place = margin.end()
            if margins[-1] <= self.indent or buffer[place] == "#":
                return lines, margins
        return [], []

    def _forward(self, count: int) -> None:
        """Go on over characters that end no line."""
        self.reader.pointer += count
        self.reader.index += count
        self.reader.column += count
