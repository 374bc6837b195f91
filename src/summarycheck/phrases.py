"""What the program says of bad input, bad rules and doubtful pairs, put into Chinese.

Readers and the rule loader say in English what they met, where they meet it; here is the other language for each
of these sentences. ``{}`` stands for what is quoted in it, ``{*}`` for a sentence or noun of the program's own. What
is not listed stays English.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from summarycheck.model import Lang, Problem

# In the order in which they are tried: what begins alike goes from the particular to the general.
_CHINESE: dict[str, str] = {
    # files
    "no such file or directory": "文件或目录不存在",
    "paths are relative to the current directory": "相对路径从当前目录算起",
    "no text files in this directory": "目录里没有文本文件",
    "it is searched for {}, each also with .gz": "只找 {}，以及各自的 .gz",
    "empty": "是空的",
    "there is no standard input": "没有标准输入",
    "cannot be opened: {*}": "打不开：{}",
    "cannot be written: {*}": "写不了：{}",
    "cannot be read: {*}": "读不了：{}",
    "cannot be read after line {}: {*}": "第 {} 行之后读不了：{}",
    "{*} cannot be written: {*}": "{} 写不了：{}",
    "{} is read in this run: give another file to write to": "本次运行要读 {}：请写到别的文件",
    "{} is to be written twice: give each report a file of its own": "{} 要写两次：请给每份报告各自的文件",
    "make the folder first": "请先建目录",
    "No such file or directory": "文件或目录不存在",
    "Is a directory": "这是一个目录",
    "Permission denied": "没有权限",
    "No space left on device": "磁盘已满",
    "the file is empty": "文件是空的",
    "fill it, or leave it out": "请填入内容，或不要列入",
    "a NUL byte, at byte {} of the line": "本行第 {} 个字节是 NUL",
    "take it out: {}": "请去掉：{}",
    "this is {}, not UTF-8": "这是 {} 编码，不是 UTF-8",
    "convert it: {}": "请转码：{}",
    "this looks like {}; {*}": "看来是 {} 编码；{}",
    "a line of more than {} MB": "有一行超过 {} MB",
    "are its line ends lost? JSON lines have a record each": "是不是丢了换行？JSONL 每行一条记录",
    "a binary file, not text": "这是二进制文件，不是文本",
    "a binary file, not text (it has NUL bytes)": "这是二进制文件，不是文本（含 NUL 字节）",
    "invalid UTF-8: byte {} at byte {} of the line": "不是有效的 UTF-8：本行第 {1} 个字节是 {0}",
    "convert the file to UTF-8": "请转成 UTF-8",
    "the gzip data ends early, after line {}": "gzip 数据不完整，到第 {} 行为止",
    "the gzip data is damaged after line {}": "gzip 数据在第 {} 行之后损坏",
    "fetch or compress the file again": "请重新下载或压缩",
    # formats
    "not a format that can be read": "不是能识别的格式",
    "no format is called “{}”": "没有名为“{}”的格式",
    "known formats: {}; --input-format forces one": "可用格式：{}；可用 --input-format 指定",
    "no record found in this file": "文件里没有找到记录",
    "{} more like this: {*}": "还有 {} 处同样的问题：{}",
    "no Chinese in it": "其中没有中文",
    "for a file: {}": "若是文件，请写作 {}",
    "it holds the Chinese text": "这里应放中文",
    "no text in this file": "文件里没有文本",
    "this text is Chinese, not English": "这是中文，不是英文",
    "the abstract of a paper is Chinese, not English": "摘要是中文，不是英文",
    "the abstract of {} is Chinese, not English": "{} 的摘要是中文，不是英文",
    "the abstract is Chinese, not English": "摘要是中文，不是英文",
    "an abstract without text": "摘要没有内容",
    "no English abstract in the paper that begins “{}”": "以“{}”开头的论文没有英文摘要",
    "give Chinese texts with --chinese": "中文文本请用 --chinese 给出",
    # rows
    "not valid JSON: the file ends before its array does": "不是有效的 JSON：数组没有结束，文件就结束了",
    "not valid JSON: half of a surrogate pair ({})": "不是有效的 JSON：只有半个代理对（{}）",
    "not valid JSON: {} (column {})": "不是有效的 JSON：{}（第 {} 列）",
    "not valid JSON: {}": "不是有效的 JSON：{}",
    "is it cut off?": "是不是被截断了？",
    "a character was cut in two": "有一个字符被切成了两半",
    "NaN and Infinity are no JSON": "NaN 和 Infinity 不是 JSON",
    "one JSON object a line": "每行一个 JSON 对象",
    "not a record: {*}": "不是记录：{}",
    "`{}` lacks `{}`": "`{}` 缺少 `{}`",
    "it lacks `{}`": "缺少 `{}`",
    "`{}` has an unknown field `{}`": "`{}` 里有未知的 `{}`",
    "`{}` cannot be {}": "`{}` 不能是 {}",
    "a record is {}": "记录的形式是 {}",
    "no `{}` in this row (it has {})": "这一行没有 `{}`（有 {}）",
    "no `{}` in this row": "这一行没有 `{}`",
    "`{}` is empty": "`{}` 是空的",
    "`{}` is no text but {}": "`{}` 不是文本，而是 {}",
    "`{}` is {*}, not {*}": "`{0}` 应为{2}，不是{1}",
    "it is {*}, not {*}": "应为{1}，不是{0}",
    "text": "文本",
    "a list": "列表",
    "an object": "对象",
    "a whole number or text": "文本或整数",
    "a list or text": "列表或文本",
    "it holds the English text": "这里应放英文原文",
    "it holds the English abstract, `AI` the Chinese": "这里应放英文摘要，`AI` 里放中文",
    "Chinese without its English is given with --chinese": "单独的中文请用 --chinese 给出",
    "no Chinese text in this row": "这一行没有中文",
    "name it `translation` or `summary`": "请命名为 `translation` 或 `summary`",
    "a table without a column {} (it has {})": "表格没有 {} 列（有 {}）",
    "the first row looks like data, not like the names of its columns": "首行像是数据，不像列名",
    "add a header such as: {}": "请加表头，例如：{}",
    "rename the column in its first row": "请在首行改好列名",
    "not a well-formed row: {}": "这一行格式有误：{}",
    'a " inside a quoted cell is written ""': '引号内的 " 要写成 ""',
    "{} cells under a header of {}": "表头有 {1} 列，这一行却有 {0} 格",
    'a cell that holds a delimiter is put in quotes: "…"': '含分隔符的格要加引号："…"',
    # fields told by a map
    "such as: {}": "例如：{}",
    "map its fields: --map {}": "请指明各字段：--map {}",
    "map its columns: --map {}": "请指明各列：--map {}",
    "map it: --map {}": "请指明：--map {}",
    "Chinese in this row that is not read ({})": "这一行有没读的中文（{}）",
    "Chinese in `AI` that is not read ({})": "`AI` 里有没读的中文（{}）",
    "Chinese under “{}”, which is no known label": "“{}”下有中文，但不认识这个标签",
    "nothing here is called “{}”": "这里没有叫“{}”的字段",
    "a map names keys of JSON, columns of a table or labels of a page": "应指明 JSON 的键、表格的列或页面的标签",
    "a map has no {} ({*})": "没有 {} 这一项（{}）",
    "it has {}": "有 {}",
    "the map names nothing for {}": "没有给 {} 指明字段",
    "the map names two fields for {}: {}": "给 {} 指明了两个字段：{}",
    "the map names no source": "没有指明 source",
    "{} is not KEY=FIELD": "{} 应写作“项=字段”",
    # Chinese kept apart
    "no English text answers to this Chinese": "没有与这段中文对应的英文",
    "give both the same id, or put the paper's English title above it": "请给两者同样的 id，或在上方写出论文的英文标题",
    "{} different English texts have the id {}": "有 {} 篇不同的英文都用 id {}",
    "{} English texts have the title “{}”": "有 {} 篇英文都以“{}”为题",
    "paired by title, but the Chinese says it is of {}": "按标题配对，但中文自称属于 {}",
    "paired by a title that is {} alike: “{}”": "按相似度 {} 的标题配对：“{}”",
    "paired by {} of {} names and numbers, without id or title": "没有 id 和标题，按 {1} 个名称和数字中的 {0} 个配对",
    "paired only because there is no other; neither id nor title nor names say so": (
        "只因别无选择才配成一对，id、标题、名称都没有印证"
    ),
    # configuration
    "there is no [tool.summarycheck] in this file": "文件里没有 [tool.summarycheck]",
    "extends itself by way of {}": "经由 {} 引用了自己",
    "extends {}, which is not there": "extends 引用的 {} 不存在",
    "{}: {} is not there": "{}：{} 不存在",
    "relative to this file": "相对路径从本文件算起",
    "not UTF-8: byte {}": "不是 UTF-8：第 {} 个字节",
    "not TOML: {} (column {})": "不是有效的 TOML：{}（第 {} 列）",
    "not TOML: {}": "不是有效的 TOML：{}",
    "a text is put in quotes: {}": "文本要加引号：{}",
    "unknown setting {}": "未知的设置 {}",
    "unknown key in allow: {}": "allow 里有未知的键 {}",
    "{} must be a table": "{} 应为表",
    "{} must be a text, not {}": "{} 应为文本，不是 {}",
    "{} must be a list of texts, not {}": "{} 应为文本列表，不是 {}",
    "{} must be a list of tables: {}": "{} 应为表的列表：{}",
    "{} must be one of {}, not {}": "{} 应为 {} 之一，不是 {}",
    "{} must be a regular expression: {}": "{} 应为正则表达式：{}",
    "{} cannot be {}": "{} 不能是 {}",
    "{} does not apply to {}": "{} 不适用于 {}",
    "it applies to {}": "它适用于 {}",
    "{} has no option {}": "{} 没有选项 {}",
    "the check {} has none": "检查 {} 没有选项",
    # waivers and baselines
    "a waiver without {*}": "豁免没有写明{}",
    "a reason": "理由",
    "reason": "理由（reason）",
    "rule": "规则（rule）",
    "records or paths": "记录或路径（records、paths）",
    "it names the rule and the reason": "豁免要写明规则和理由",
    "to waive a rule everywhere, name it in ignore": "要处处豁免一条规则，请写在 ignore 里",
    "a waiver: {*}": "豁免：{}",
    "no waiver: “{}”": "不是豁免：“{}”",
    "not a waiver: {*}": "不是豁免：{}",
    "a waiver is {}": "豁免的形式是 {}",
    "a comment to summarycheck that does not end on its line": "给 summarycheck 的注释没有在本行结束",
    "the waiver of {} waives nothing": "对 {} 的豁免没有用处",
    "no such baseline": "没有这个基线文件",
    "not a baseline: {}": "不是基线文件：{}",
    "a baseline of version {}, not {}": "基线文件的版本是 {}，不是 {}",
    "summarycheck baseline writes one": "用 summarycheck baseline 生成",
    "no baseline is written": "没有写基线文件",
    "{} of the known findings are fixed": "基线中有 {} 处问题已修复",
    "summarycheck baseline --prune takes them out": "可用 summarycheck baseline --prune 删除",
    # git
    "--diff {}: {*}": "--diff {}：{}",
    "git is not installed, and --diff asks it what changed": "没有安装 git，而 --diff 要靠它得知改动",
    "git knows no revision {} here ({*})": "git 在这里不认识版本 {}（{}）",
    "{} is no revision": "{} 不是版本",
    "the present branch and {} have no commit in common ({*})": "当前分支与 {} 没有共同的提交（{}）",
    "this is a shallow clone: git fetch --unshallow, or fetch-depth: 0 in actions/checkout": (
        "这是浅克隆：请用 git fetch --unshallow，或在 actions/checkout 里设 fetch-depth: 0"
    ),
    "fetch it first, or see: git log {}": "请先 fetch，或查看 git log {}",
    "see: git branch --all; git log": "请查看 git branch --all 和 git log",
    "{}: {} is not one of {}": "{}：{} 应为 {} 之一",
    "{}: {} is no whole number from {} up": "{}：{} 应为不小于 {} 的整数",
    "{}: {} is no whole number": "{}：{} 应为整数",
    "--quiet and --verbose exclude each other": "--quiet 和 --verbose 不能同时使用",
    "--config and --no-config exclude each other": "--config 和 --no-config 不能同时使用",
    "--also {}: say what and where, as in --also {}": "--also {}：请写明格式和文件，如 --also {}",
    "--show-passed: {} has no place for it; choose from {}": "--show-passed：{} 放不下，可选：{}",
    "--diff needs files: standard input has no history": "--diff 需要文件：标准输入没有历史",
    # repairs
    "standard input is repaired alone: give - and no other PATH": "标准输入只能单独修复：请只给 -",
    "the file has changed since it was read; it is left as it is": "文件读入之后又有改动，未予改写",
    "a tag, a line end or the file's own form is in its way": "中间有标签、换行或文件自身的格式",
    "the finding would stay": "修复后问题仍在",
    "it would bring {}": "会引出 {}",
    "the file would be read in another way": "文件读起来会有别的变化",
    "the gzip data is damaged": "gzip 数据已损坏",
    # rules
    "no rule {} ({*})": "没有规则 {}（{}）",
    "one by one: repeat the option for each": "请逐个给出：每个重复一次该选项",
    "it is a category, whose rules are told by: summarycheck rules list": "这是类别；其中的规则见 summarycheck rules list",
    "see: summarycheck rules list": "参见 summarycheck rules list",
    "did you mean {}?": "是不是 {}？",
    "no rule files (*.yaml) in this folder": "目录里没有规则文件（*.yaml）",
    "the id {} is taken by {}": "id {} 已用于 {}",
    "rename the file and the id": "请给文件和 id 换个名字",
    "not UTF-8: byte {} is {}": "不是 UTF-8：第 {} 个字节是 {}",
    "not YAML: {}": "不是有效的 YAML：{}",
    "the file is empty; a rule is a mapping that begins with id:": "文件是空的；规则以 id: 开头",
    "id {} is not lower-case words joined by hyphens": "id {} 应为小写单词，用连字符连接",
    "id {} is not the file's name": "id {} 与文件名不一致",
    "name the file {}, or the rule {}": "请把文件改名为 {}，或把规则改名为 {}",
    "applies-to names no role": "applies-to 没有列出角色",
    "one of {}": "可选：{}",
    "known: {}": "可用：{}",
    "offered: {}": "可用：{}",
    "{} must be {*}, not {}": "{} 应为 {}，不是 {}",
    "{}: expected '}' before end of string": "{}：缺少 '}}'",
    "{}: Single {} encountered in format string": "{}：多出一个 {}",
    "write a literal brace twice: {{": "花括号本身要写两遍：{{{{",
    "{}: the check {} offers no {}": "{}：检查 {} 不提供 {}",
    "{}: {} takes no format; facts are words already": "{}：{} 不能带格式，值本来就是文字",
    "no {} example": "没有 {} 例子",
    "every rule proves itself both ways": "每条规则都要有正反两种例子",
    "{*} in the role {} needs a target": "角色为 {1} 的例子要有 target",
    "flags is empty: a bad example has at least one finding": "flags 是空的：bad 例子至少要有一处问题",
    "{*} must be a mapping (key: value)": "{}应为映射（键: 值）",
    "unknown key in {*}: {}": "{}里有未知的键：{}",
    "unknown option of the check {}: {}": "检查 {} 没有这个选项：{}",
    "unknown {}: {}": "未知的 {}：{}",
    "{} is given twice in {*}": "{1}里重复给出了 {0}",
    "{*} lacks {}": "{} 缺少 {}",
    "{*} must be a list": "{} 应为列表",
    "{*} must be a plain text, not a list or mapping": "{} 应为纯文本，不能是列表或映射",
    "true or false": "true 或 false",
    "a whole number": "整数",
    "a number": "数字",
    "a regular expression": "正则表达式",
    "a rule": "规则",
    "a bad example": "bad 例子",
    "an ok example": "ok 例子",
    # glossaries
    "the file is empty; a glossary is a list of entries: {*}": "文件是空的；词汇表是一列条目：{}",
    "an entry has one of term, name and word": "每个条目要有 term、name、word 之一",
    "an entry has renderings: allowed, forbidden or discouraged": "每个条目要有译法：allowed、forbidden 或 discouraged",
    "{} is both allowed and {}": "{} 既在 allowed 里，又在 {} 里",
    "{} is too short to be told from parts of words": "{} 太短，会与词的一部分混淆",
    "two characters at least": "至少两个字",
    "each entry begins with a dash: {}": "每个条目以短横开头：{}",
    "a required rendering must be allowed": "required 的译法要写在 allowed 里",
    "add allowed: […]": "请加上 allowed: […]",
    "a glossary": "词汇表",
    "an entry": "条目",
    # the run
    "the report": "报告",
    "the text is empty": "文本是空的",
    "a worker process died; the rest is unchecked": "有一个工作进程中止，其余内容未检查",
    "try fewer --jobs": "请减少 --jobs",
    "{} is empty": "{} 是空的",
    "{*} ({*})": "{}（{}）",
}


def phrase(words: str, lang: Lang) -> str:
    """The program's own sentence in the language; what it quotes stays as it is."""
    if lang == "en":
        return words
    for pattern, slots, chinese in _patterns():
        if match := pattern.fullmatch(words):
            quoted = zip(slots, match.groups(), strict=True)
            return chinese.format(*(phrase(part, lang) if slot == "{*}" else part for slot, part in quoted))
    return words


def in_language(problem: Problem, lang: Lang) -> Problem:
    """The problem with its words in the language."""
    what, hint = phrase(problem.what, lang), phrase(problem.hint, lang)
    return msgspec.structs.replace(problem, what=what, hint=hint)


@cache
def _patterns() -> list[tuple[re.Pattern[str], list[str], str]]:
    found = []
    for english, chinese in _CHINESE.items():
        parts = re.split(r"(\{\*?\})", english)
        written = "".join("(.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts))
        found.append((re.compile(written, re.DOTALL), parts[1::2], chinese))
    return found
