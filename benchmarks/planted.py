"""Bilingual sentences with numbers, added to both sides of a pair where the corpus has too few of a kind."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.corpus import draw
from benchmarks.mutators import Pair


class Carrier(NamedTuple):
    """A sentence in both languages. Slots: {x} {y} decimals, {r} a decimal below 1, {n} {m} whole, {b} {t} scaled."""

    english: str
    chinese: str


CARRIERS = tuple(
    Carrier(*line.split(" | "))
    for line in """
The bias of this estimate is -{x} dB. | 该估计的偏差为-{x} dB。
We observe a relative change of -{x}% in this case. | 在这种情况下，我们观察到的相对变化为-{x}%。
The correlation with human judgement is -{r}. | 与人类判断的相关系数为-{r}。
The sensor still works at -{n} °C. | 该传感器在-{n}°C下仍可工作。
Its mean error equals −{x} mm. | 其平均误差为−{x}毫米。
The log-likelihood drops to -{x}. | 对数似然下降到-{x}。
The slope of the fit is $-{r}$. | 拟合的斜率为-{r}。
The average latency is {n} ms. | 平均延迟为{n}毫秒。
Inference needs {n} GB of memory. | 推理需要{n} GB内存。
Training takes {n} hours on a single machine. | 在单台机器上训练需要{n}小时。
The robot walked {x} km without help. | 该机器人在无人帮助的情况下行走了{x}公里。
The layer is {n} μm thick. | 该层厚度为{n}微米。
Patients received {n} mg of the drug each day. | 患者每天接受{n}毫克的药物。
The signal is sampled at {n} kHz. | 信号的采样率为{n} kHz。
Labelling all of it costs ${n}. | 标注全部数据的成本为{n}美元。
Each session lasts {n} minutes. | 每次会话持续{n}分钟。
The method gives a {x}x speedup. | 该方法带来{x}倍的加速。
The gap is {x} cm wide. | 该间隙宽{x}厘米。
It requires at least {n} samples per class. | 每个类别至少需要{n}个样本。
It saves up to {x}% of the energy. | 它可节省高达{x}%的能量。
The overhead is less than {x}%. | 其开销不到{x}%。
More than {n} volunteers took part. | 超过{n}名志愿者参与其中。
At most {n} iterations are allowed. | 最多允许{n}次迭代。
Accuracy stays above {x}% throughout. | 准确率始终高于{x}%。
The error remains below {x}%. | 误差始终低于{x}%。
It covers nearly {x}% of the cases. | 它覆盖了近{x}%的情况。
No fewer than {n} sites contributed data. | 不少于{n}个站点提供了数据。
The baseline scores {x} and TreeFormer scores {y}. | 基线得分为{x}，TreeFormer得分为{y}。
It reaches a precision of {x}% and a recall of {y}%. | 其精确率达到{x}%，召回率达到{y}%。
Alpha and Beta reach {x}% and {y}%, respectively. | Alpha和Beta分别达到{x}%和{y}%。
The rate rises from {x}% to {y}%. | 该比率从{x}%上升到{y}%。
We test {n} languages and {m} tasks. | 我们测试了{n}种语言和{m}项任务。
Sensitivity was {x}%, whereas specificity was {y}%. | 灵敏度为{x}%，而特异性为{y}%。
The loss on MNLI is {x}, and that on SQuAD is {y}. | MNLI上的损失为{x}，SQuAD上的损失为{y}。
The largest model has {b} billion parameters. | 最大的模型有{b}0亿参数。
It was trained on {b} million sentences. | 它在{b}00万个句子上训练。
We use a {b}B model for generation. | 我们使用{b}0亿参数的模型进行生成。
The site has {b} million users. | 该网站有{b}00万用户。
The corpus holds {t} trillion tokens. | 该语料库包含{t}万亿个token。
It improves accuracy by {x} percentage points. | 它将准确率提高了{x}个百分点。
The score increased by {x} points. | 得分提高了{x}个百分点。
The error rate decreases by {x}%. | 错误率降低了{x}%。
Between {n} and {h} workers are needed. | 需要{n}到{h}名工人。
The method needs {n}-{h} steps. | 该方法需要{n}-{h}步。
Only 25% of the labels are used. | 仅使用25%的标签。
Only 50% of the nodes are kept. | 仅保留50%的节点。
The remaining 75% is unlabelled. | 其余75%没有标签。
""".strip().splitlines()
)


def plant(pair: Pair, carrier: Carrier) -> Pair | None:
    """The pair with the sentence at its end; ``None`` where a number of it is in the pair already."""
    seed = draw(pair.id, carrier.english)
    n = 11 + seed % 80
    values = {
        "x": f"{12 + seed % 83}.{1 + seed // 100 % 9}",
        "y": f"{12 + (seed % 83 + 7 + seed // 5000 % 60) % 83}.{1 + (seed // 100 + 3) % 9}",
        "r": f"0.{21 + seed % 70}{1 + seed // 100 % 9}",
        "n": str(n),
        "m": str(11 + (n + 13) % 80),
        "h": str(n + 2 + seed // 1000 % 9),
        "b": str(13 + seed % 70),
        "t": str(2 + seed % 17),
    }
    used = [value for slot, value in values.items() if "{" + slot + "}" in carrier.english]
    if any(value in pair.source or value in pair.target for value in used):
        return None
    source, target = (_ended(text, stop) for text, stop in ((pair.source, ". "), (pair.target, "。")))
    return Pair(
        f"{pair.id}+{CARRIERS.index(carrier)}",
        source + carrier.english.format(**values),
        target + carrier.chinese.format(**values),
    )


def _ended(text: str, stop: str) -> str:
    """The text, with its last sentence ended."""
    text = text.rstrip()
    return text + (stop.lstrip(text[-1]) if text[-1] in ".。" else stop)
