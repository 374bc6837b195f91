"""The visible text of an HTML page as lines that know where each character stands in the file."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from summarycheck.readers.lines import Line
from summarycheck.readers.place import Piece

# The element that holds the articles in the themes of digest sites; without it, the whole page is read.
CONTENT_IDS = ("articleContent", "article-container")

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_CLOSE = frozenset("br dd dt figcaption li td th tr".split())  # a line of its own, but no paragraph
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNSEEN = frozenset("annotation button noscript script select style svg template textarea title".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = ("b", "strong")
_KEPT = frozenset({"blockquote", "pre", *_HEADINGS})
_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?")


def page(content: str) -> list[Line]:
    """The lines of an HTML page as a reader sees them; blank ones between paragraphs."""
    parser = _Page("\n".join(line.rstrip("\r") for line in content.split("\n")))
    return parser.lines()


def _is_aside(attributes: dict[str, str | None]) -> bool:
    """True for the line numbers of a listing and for what shows again what is said already (formulas, icons)."""
    return "gutter" in (attributes.get("class") or "").split() or attributes.get("aria-hidden") == "true"


class _Page(HTMLParser):
    """Gathers text in pieces; a block element, ``<br>``, or a line end inside ``<pre>`` ends a line."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=False)
        self._raw = content.split("\n")
        self._lines: list[tuple[bool, Line]] = []
        self._text: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._lead = 0
        self._leading = False  # inside the bold text that begins a line
        self._links: list[str] = []
        self._open: list[tuple[str, bool]] = []  # the elements that matter here, and whether they are hidden
        self._content = ""  # name of the element that holds the articles
        self._depth = 0
        self.feed(content)
        self.close()
        self._end_line()

    def lines(self) -> list[Line]:
        """Those inside the content element if the page has one, else all."""
        inside = [line for within, line in self._lines if within]
        return inside if any(line.text for line in inside) else [line for _, line in self._lines]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _BLOCKS:
            self._end_line(blank=tag not in _CLOSE)
        if not self._content and named.get("id") in CONTENT_IDS:
            self._content, self._depth = tag, 1
        elif tag == self._content and self._depth:
            self._depth += 1
        hidden = tag in _UNSEEN or (tag not in _VOID and _is_aside(named))
        if hidden or tag in _KEPT or (tag, True) in self._open:
            self._open.append((tag, hidden))
        if tag in _BOLD and not self._length:
            self._leading = True
        if tag == "a":
            self._links.append(named.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BOLD and self._leading:
            self._lead, self._leading = self._length, False
        if tag in _BLOCKS:
            self._end_line(blank=tag not in _CLOSE)
        if tag == self._content and self._depth:
            self._depth -= 1
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index]
                break

    def _inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        as_written = self._inside("pre")
        for number, part in enumerate(data.split("\n"), line):
            if number > line:
                self._line_end(as_written)
                column = 0
            # Inside a paragraph a line end is a space, and so is what indents the next line.
            shown = part if as_written or number == line else part.lstrip()
            at = column + len(part) - len(shown) + 1
            self._add(shown, Piece(0, number, at, len(shown), len(shown)))

    def _line_end(self, as_written: bool) -> None:
        if as_written:
            self._end_line(blank=False)
        elif self._length and not self._text[-1][-1:].isspace():
            self._add(" ", None)

    def handle_entityref(self, name: str) -> None:
        self._add_entity()

    def handle_charref(self, name: str) -> None:
        self._add_entity()

    def _add_entity(self) -> None:
        line, column = self.getpos()
        found = _ENTITY.match(self._raw[line - 1], column)
        written = found[0] if found else "&"
        text = html.unescape(written)
        self._add(text, Piece(0, line, column + 1, len(text), len(written)))

    def _add(self, text: str, piece: Piece | None) -> None:
        if not text or any(hidden for _, hidden in self._open):
            return
        if piece is not None:
            self._pieces.append(piece._replace(start=self._length))
        self._text.append(text)
        self._length += len(text)

    def _end_line(self, blank: bool = True) -> None:
        """Ends the line, if there is one; ``blank``: the next one begins a paragraph."""
        text = "".join(self._text)
        within = self._depth > 0
        if text.strip():
            at = self._pieces[0]
            level = next((_HEADINGS[name] for name, _ in self._open if name in _HEADINGS), 0)
            quoted = self._inside("blockquote")
            links = " ".join(self._links)
            line = Line(at.line, text, at.column, tuple(self._pieces), quoted, self._lead, level, links)
            self._lines.append((within, line))
        if blank and self._lines and self._lines[-1][1].text:
            self._lines.append((within, Line(self.getpos()[0], "")))
        self._text, self._pieces, self._links = [], [], []
        self._length, self._lead, self._leading = 0, 0, False
