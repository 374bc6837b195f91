"""Text with looks: cut, put together, written."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarycheck.reporters.styled import Styled

LOOKS = st.sampled_from(["", "bold", "dim", "bold red"])


@given(st.lists(st.tuples(st.text("ab 中", max_size=4), LOOKS), max_size=5), st.data())
def test_nothing_is_lost_between_breaks(pieces, data):
    whole = Styled()
    for text, look in pieces:
        whole.append(text, look)
    breaks = sorted(data.draw(st.lists(st.integers(0, len(whole.plain)), max_size=4)))
    parts = whole.pieces(breaks)
    ends = [0, *breaks, len(whole.plain)]
    assert [part.plain for part in parts] == [whole.plain[a:b] for a, b in pairwise(ends)]
    together = Styled()
    for part in parts:
        together.append(part)
    assert looks(together) == looks(whole)
    assert whole.stripped().plain == whole.plain.strip()


def looks(styled: Styled) -> list[tuple[str, str]]:
    return [(character, look) for text, look in styled._pieces for character in text]


def test_looks_are_for_terminals():
    line = Styled("error", "bold red").append("  ").append(Styled("place", "dim"))
    assert line.written(color=False) == line.plain == "error  place"
    assert line.written(color=True) == "\x1b[1;31merror\x1b[0m  \x1b[2mplace\x1b[0m"
