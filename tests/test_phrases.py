"""The program's sentences about its input, in Chinese: the words are put over, what they quote is not."""

from __future__ import annotations

import pytest

from summarycheck.phrases import phrase


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the file is empty", "文件是空的"),
        ("invalid UTF-8: byte 0xff at byte 7 of the line", "不是有效的 UTF-8：本行第 7 个字节是 0xff"),
        ("cannot be opened: Permission denied", "打不开：没有权限"),
        ("497 more like this: no `source` in this row", "还有 497 处同样的问题：这一行没有 `source`"),
        ("unknown key in a bad example: 'a rule'", "bad 例子里有未知的键：'a rule'"),
        ("no rule 'x' (did you mean 'y'?)", "没有规则 'x'（是不是 'y'？）"),
        ("a table without a column `source` (it has empty)", "表格没有 `source` 列（有 empty）"),
        ("write a literal brace twice: {{", "花括号本身要写两遍：{{"),
        (
            "not a record: `id` is a list, not a whole number or text",
            "不是记录：`id` 应为文本或整数，不是列表",
        ),
        ("not a waiver: it is text, not an object", "不是豁免：应为对象，不是文本"),
        ("said by nobody here", "said by nobody here"),
        ("", ""),
    ],
)
def test_phrases(english: str, chinese: str) -> None:
    assert phrase(english, "zh") == chinese
    assert phrase(english, "en") == english
