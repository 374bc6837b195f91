"""Tables looked up without being taken apart."""

from pathlib import Path

import pytest

from summarycheck import table
from summarycheck.evidence import witnesses
from summarycheck.lexicon import Lexicon, shipped
from summarycheck.table import Table

FOLDER = Path(table.__file__).parent


def test_a_line_is_found_by_its_first_cell():
    lines = Table("a\t1\t2\na b\t3\nab\t层\nÄ\t\n".encode())
    assert dict(lines) == {"a": "1\t2", "a b": "3", "ab": "层", "Ä": ""}
    assert "a b" in lines
    assert not [word for word in ("", "abc", "b", "\ud800") if word in lines]
    with pytest.raises(KeyError):
        lines["aa"]


@pytest.mark.parametrize("name", ["lexicon.tsv", "evidence.tsv", "signs.tsv", "characters.tsv"])
def test_the_packaged_tables_are_in_order(name):
    lines = (FOLDER / name).read_text("utf-8").splitlines()[1:]
    words = [line.partition("\t")[0] for line in lines]
    assert words == sorted(set(words))
    packaged = Table.packaged(name)
    assert [f"{word}\t{packaged[word]}" for word in words] == lines
    assert list(packaged) == words


def test_the_packaged_lexicon_is_what_its_text_says():
    parsed = Lexicon.parse((FOLDER / "lexicon.tsv").read_text("utf-8"))
    assert len(shipped()) == len(parsed)
    for word in ("layers", "models", "optimising", "llama", "no such word"):
        assert shipped().find(word) == parsed.find(word)


def test_a_word_that_tells_nothing_is_no_witness():
    assert "games" in witnesses()
    assert witnesses()["games"] is witnesses().get("games")
    assert witnesses().get("no such word") is None
    with pytest.raises(KeyError):
        witnesses()["no such word"]
