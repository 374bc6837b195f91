"""Measure words, by which a numeral is known to count."""

from __future__ import annotations

import re
from decimal import Decimal

from summarycheck.quantities.scan.chinese.numerals import NUMERALS, SCALE_CHARS

#: Measure words, and what is counted without one (三城市); those of two characters whose first is one itself go without saying.
MEASURES = frozenset(
    (
        "个 种 项 类 名 位 条 张 台 次 轮 步 组 套 层 款 篇 段 章 节 天 周 人 口 家 国 大 块 枚 颗 只 头 匹 辆 架 "
        "艘 座 栋 间 所 门 份 封 幅 部 本 册 页 行 列 字 词 句 对 场 届 期 季 集 回 遍 维 级 岁 代 支 股 片 根 把 "
        "件 起 宗 例 户 批 队 路 元 年 月 日 时 分 秒 点 号 楼 折 成 倍 阶 处 局 球 胎 杯 瓶 袋 箱 道 顿 声 刀 枪 "
        "拳 盘 具 束 滴 针 剂 粒 站 关 环 圈 票 席 任 胜 负 平 连 英 公 厘 毫 微 纳 千 克 米 吨 磅 度 升 瓦 伏 安 "
        "卡 焦 帕 赫 比 像 美 欧 卢 模型 基准 语言 指标 模块 领域 实验 参数 主要 不同 重要 独立 真实 小时 世纪 星期 "
        "城市 省 州 县 市 区 镇 村 岛 强 亿 万 百 线 端 方 轴 通道 用户 患者 受试 参与 开源 开放 流行 广泛 常用 最 "
        "典型 核心"
    ).split()
)
#: After 打 these make a verb of it: no dozens in 两打开, 半打磨.
AFTER_STRIKE = frozenset("0123456789一开破败乱造断包算击印字分磨扫")
MEASURE_FIRST = frozenset(word[0] for word in MEASURES)


def counts(text: str, run: str, end: int, value: Decimal) -> bool:
    """Whether a numeral plainly counts: it has scales, a measure word after it, or stands alone."""
    after, following = text[end : end + 1], text[end : end + 2]
    if after and text[:end].strip() == run and not text[end:].strip(" 。.，,"):
        return True
    if not after:
        return len(text.strip()) == len(run) or (len(run) > 1 and run[-1] in SCALE_CHARS)
    if abs(value) == 1 or (value == 0 and run == "零"):
        return False
    positional = len(run) > 1 and all(char in NUMERALS for char in run)
    if positional:
        return after == "年" or (set(run) & set("〇零○") != set() and len(run) == 4)
    if following[:1] == "点" and value < 24 and _OCLOCK.match(text, end + 1):
        return False
    if len(run) > 1 and run[-1] in SCALE_CHARS:
        return True
    return len(run) > 1 or after in MEASURES or following in MEASURES or after in "%％"


_OCLOCK = re.compile(r"[\s，。,.]|[半钟]|[一二三四五]?十")
