"""``lexicon train|show|eval``: the translation lexicon, learned from your own pairs or the packaged one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarycheck.cli.app import App
from summarycheck.cli.ending import CLEAN, UNTRUSTED, Refused, civil, complain, spoken
from summarycheck.cli.running import opened, spare

if TYPE_CHECKING:
    from summarycheck.lexicon import Lexicon
    from summarycheck.model import Problem, Record

lexicon_app = App(help="Train, show and measure translation lexicons.", no_args_is_help=True)

PairsArgument = Annotated[
    list[str],
    typer.Argument(help="Files with English texts and their translations, as for `check`.", metavar="PAIRS…"),
]
LexiconOption = Annotated[
    Path | None, typer.Option("--lexicon", help="A lexicon of your own instead of the packaged one.")
]
HoldOutOption = Annotated[
    int, typer.Option("--hold-out", min=0, max=99, help="Percent of the records, by hash of their id.")
]


@lexicon_app.command("train")
def lexicon_train(
    pairs: PairsArgument,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the lexicon.")],
    hold_out: HoldOutOption = 0,
) -> None:
    """Learn a lexicon from translations (needs numpy, which the extra "train" installs)."""
    with civil():
        try:
            import numpy  # noqa: F401
        except ImportError:
            raise Refused("training needs numpy: pip install 'summarycheck[train]'") from None
        from summarycheck.readers.opening import find
        from summarycheck.training import held_out, learn

        spare((path for path in find(pairs) if isinstance(path, str)), [output])
        problems: list[Problem] = []
        texts = (
            (record.source.text, text.text)
            for record in _records(pairs, problems)
            if not held_out(record.id or record.source.text, hold_out)
            for text in record.targets
            if text.role == "translation"
        )
        lexicon = learn(texts)
        if not len(lexicon):
            raise Refused("nothing learned: too few translations with as many sentences as their source")
        with opened(output) as out:
            out.write(lexicon.dump())
        typer.echo(f"{len(lexicon)} words and phrases")
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


@lexicon_app.command("show")
def lexicon_show(
    word: Annotated[str, typer.Argument(metavar="WORD", help="An English word or phrase.")],
    lexicon: LexiconOption = None,
) -> None:
    """What becomes of a word: each rendering, its share of the word's sentences and of all sentences."""
    with civil():
        entry = _lexicon(lexicon).find(word)
        if entry is None:
            raise Refused(f"the lexicon has no {word!r}")
        typer.echo(f"{entry.word}: {entry.hit:.0%} of its sentences, {entry.chance:.2%} of all")
        for rendering in entry.renderings:
            typer.echo(f"  {rendering.text}\t{rendering.probability:.0%}\t{rendering.chance:.2%}")
    raise typer.Exit(CLEAN)


@lexicon_app.command("eval")
def lexicon_eval(
    pairs: PairsArgument,
    lexicon: LexiconOption = None,
    hold_out: HoldOutOption = 20,
) -> None:
    """How often a sentence's own Chinese scores above the next record's; on the records held out."""
    with civil():
        from summarycheck.ranking import Case, ranking
        from summarycheck.training import held_out

        problems: list[Problem] = []
        kept = {"translation": 1.0, "summary": 0.5}
        known = [
            record
            for record in _records(pairs, problems)
            if record.targets and (not hold_out or held_out(record.id or record.source.text, hold_out))
        ]
        shifted = known[1:] + known[:1]
        cases = [
            Case(record.source.text, _chinese(record), _chinese(other), kept[record.targets[0].role])
            for record, other in zip(known, shifted, strict=True)
            if record.source.text != other.source.text
        ]
        try:
            result = ranking(_lexicon(lexicon), cases)
        except ValueError as error:
            raise Refused(str(error)) from None
        typer.echo(f"{result.sentences} sentences of {len(cases)} records")
        typer.echo(f"own above the other of the same sentence: {result.paired:.4f}")
        typer.echo(f"own above any other (AUC): {result.pooled:.4f}")
    raise typer.Exit(UNTRUSTED if problems else CLEAN)


def _lexicon(path: Path | None) -> Lexicon:
    from summarycheck.lexicon import Lexicon, shipped

    if path is None:
        return shipped()
    try:
        return Lexicon.parse(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Refused(f"{path}: {error}") from None


def _records(paths: list[str], problems: list[Problem]) -> Iterator[Record]:
    """The records of the files; what cannot be read is said and kept among the problems."""
    from summarycheck.model import Record
    from summarycheck.readers import read

    for item in read(paths):
        if isinstance(item, Record):
            yield item
        else:
            problems.append(item)
            complain(spoken([item]))


def _chinese(record: Record) -> str:
    """All texts of the role that the record's first text has."""
    role = record.targets[0].role
    return "\n".join(text.text for text in record.targets if text.role == role)
