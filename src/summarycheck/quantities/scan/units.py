"""Units of measure in both languages: alias → canonical unit, dimension and exact factor.

Factors are to the base unit of the dimension (second, metre, gram, byte, …). Aliases are
case-sensitive where case carries meaning (``Mb``/``MB``, ``mW``/``MW``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """``value × factor`` is the quantity in the base unit of ``dimension``."""

    name: str
    dimension: str
    factor: Decimal


# name | dimension | factor | English aliases (space-separated, _ for a blank) | Chinese aliases
_TABLE = r"""
fs|time|1e-15|fs femtosecond|飞秒
ps|time|1e-12|ps picosecond|皮秒
ns|time|1e-9|ns nanosecond|纳秒
us|time|1e-6|us µs μs microsecond|微秒
ms|time|1e-3|ms msec millisecond|毫秒
s|time|1|s sec secs second|秒 秒钟
quarter-hour|time|900||刻钟
min|time|60|min mins minute|分钟
h|time|3600|h hr hrs hour|小时 个小时 钟头 个钟头
day|time|86400|day days|天 日 昼夜
week|time|604800|week wk|周 个星期 星期 个礼拜
month|months|1|month|个月
ka|months|12000|ka kyr|千年
Ma|months|12000000|Ma Myr Mya|百万年
Ga|months|12000000000|Ga Gyr|十亿年
year|months|12|year yr yrs y ya|年 年间 岁 周岁 周年 个年头 载
kyr|months|12e3|kyr millennium millennia|千年
Myr|months|12e6|Myr megayear|百万年
Gyr|months|12e9|Gyr gigayear|十亿年
nm|length|1e-9|nm nanometer nanometre|纳米
um|length|1e-6|um µm μm micron micrometer micrometre|微米
mm|length|1e-3|mm millimeter millimetre|毫米
cm|length|1e-2|cm centimeter centimetre|厘米 公分
m|length|1|m meter metre|米 公尺
km|length|1000|km kms kilometer kilometre|千米 公里
inch|length|0.0254|inch inches|英寸
foot|length|0.3048|ft foot feet|英尺
yard|length|0.9144|yard yd|码
mile|length|1609.344|mi mile|英里
nmi|length|1852|nautical_mile|海里
ly|length|9460730472580800|ly light-year|光年
pc|length|30856775814913673|pc parsec|秒差距
kpc|length|30856775814913673000|kpc kiloparsec|千秒差距
Mpc|length|30856775814913673000000|Mpc megaparsec|兆秒差距
Gpc|length|30856775814913673000000000|Gpc gigaparsec|吉秒差距
au|length|149597870700|au AU|天文单位
angstrom|length|1e-10|Å angstrom|埃
mg|mass|1e-3|mg milligram|毫克
ug|mass|1e-6|ug µg μg microgram|微克
ng|mass|1e-9|ng nanogram|纳克
g|mass|1|g gram|克
kg|mass|1000|kg kilogram kilo|千克 公斤
jin|mass|500||斤
ton|mass|1000000|ton tons tonne t|吨
kt|mass|1e9|kt|千吨
Gg|mass|1e9|Gg gigagram|
Tg|mass|1e12|Tg teragram|
Pg|mass|1e15|Pg petagram|
Mt|mass|1e12|Mt megatonne megaton|兆吨
Gt|mass|1e15|Gt gigatonne gigaton|吉吨 十亿吨
pound|mass|453.59237|lb lbs pound|磅
ounce|mass|28.349523125|oz ounce|盎司
stone|mass|6350.29318|stone|英石
Da|molecular|1|Da dalton|道尔顿
kDa|molecular|1e3|kDa kilodalton|千道尔顿
bit|info-bit|1|bit bits|位 比特 位元
kbit|info-bit|1e3|kbit kilobit|千比特 千位元
Mbit|info-bit|1e6|Mb Mbit megabit|兆比特 兆位元 百万位元
Gbit|info-bit|1e9|Gb Gbit gigabit|吉比特 千兆比特 千兆位 千兆位元 吉位元
Tbit|info-bit|1e12|Tbit terabit|太比特 太位元
byte|info|1|byte|字节 位元组
KB|info|1e3|KB kB kilobyte|千字节
MB|info|1e6|MB megabyte|兆字节 兆位元组 百万位元组
GB|info|1e9|GB gigabyte|吉字节 千兆字节 千兆位元组 吉位元组 十亿位元组
TB|info|1e12|TB terabyte|太字节 太位元组
PB|info|1e15|PB petabyte|拍字节
EB|info|1e18|EB exabyte|艾字节
KiB|info|1024|KiB|
MiB|info|1048576|MiB|
GiB|info|1073741824|GiB|
TiB|info|1099511627776|TiB|
bitps|info-bit|1|bit/s|比特每秒
kbps|info-bit|1e3|kbps Kbps kbit/s kb/s|千比特每秒
Mbps|info-bit|1e6|Mbps mbps Mbit/s Mb/s|兆比特每秒
Gbps|info-bit|1e9|Gbps gbps Gbit/s Gb/s|吉比特每秒
Tbps|info-bit|1e12|Tbps tbps Tbit/s Tb/s|太比特每秒
Hz|frequency|1|Hz hz hertz|赫兹 赫
kHz|frequency|1e3|kHz KHz kilohertz|千赫兹 千赫
MHz|frequency|1e6|MHz megahertz|兆赫兹 兆赫
GHz|frequency|1e9|GHz gigahertz|吉赫兹 吉赫
THz|frequency|1e12|THz terahertz|太赫兹
fps|fps|1|fps FPS|帧每秒 帧/秒
mW|power|1e-3|mW milliwatt|毫瓦
uW|power|1e-6|uW µW μW microwatt|微瓦
W|power|1|W watt|瓦 瓦特
kW|power|1e3|kW kilowatt|千瓦
MW|power|1e6|MW megawatt|兆瓦
GW|power|1e9|GW gigawatt|吉瓦
hp|power|735.5|hp bhp horsepower|马力
Wh|energy|3600|Wh watt-hour|瓦时
kWh|energy|3600000|kWh kilowatt-hour|千瓦时 度电
MWh|energy|36e8|MWh megawatt-hour|兆瓦时
GWh|energy|36e11|GWh gigawatt-hour|吉瓦时
PWh|energy|36e17|PWh petawatt-hour|拍瓦时
TWh|energy|36e14|TWh terawatt-hour|太瓦时
J|energy|1|J joule|焦耳 焦
mJ|energy|1e-3|mJ millijoule|毫焦耳 毫焦
pJ|energy|1e-12|pJ picojoule|皮焦耳 皮焦
fJ|energy|1e-15|fJ femtojoule|飞焦耳 飞焦
nJ|energy|1e-9|nJ nanojoule|纳焦耳 纳焦
uJ|energy|1e-6|uJ µJ μJ microjoule|微焦耳 微焦
kJ|energy|1e3|kJ kilojoule|千焦耳 千焦
MJ|energy|1e6|MJ megajoule|兆焦耳 兆焦
cal|calorie|1|cal calorie|卡路里
kcal|calorie|1000|kcal kilocalorie|千卡 大卡
ueV|eV|1e-6|ueV µeV μeV|微电子伏特 微电子伏
meV|eV|1e-3|meV|毫电子伏特 毫电子伏
eV|eV|1|eV|电子伏特 电子伏
keV|eV|1e3|keV|千电子伏特 千电子伏
MeV|eV|1e6|MeV|兆电子伏特 兆电子伏
GeV|eV|1e9|GeV|吉电子伏特 吉电子伏
TeV|eV|1e12|TeV|太电子伏特 太电子伏
V|voltage|1|V volt|伏特 伏
mV|voltage|1e-3|mV millivolt|毫伏
uV|voltage|1e-6|uV µV μV microvolt|微伏
kV|voltage|1e3|kV kilovolt|千伏
A|current|1|ampere|安培
kA|current|1e3|kA kiloampere|千安
mA|current|1e-3|mA milliampere|毫安
uA|current|1e-6|uA µA μA microampere|微安
nA|current|1e-9|nA|纳安
mAh|charge|1|mAh|毫安时
Ah|charge|1e3|Ah amp-hour ampere-hour|安时
uF|farad|1e-6|uF µF μF microfarad|微法
nF|farad|1e-9|nF nanofarad|纳法
pF|farad|1e-12|pF picofarad|皮法
ohm|ohm|1|ohm ohms Ω|欧姆
kohm|ohm|1e3|kΩ|千欧姆 千欧
Mohm|ohm|1e6|MΩ|兆欧姆 兆欧
T|tesla|1|tesla Tesla|特斯拉
mT|tesla|1e-3|mT millitesla|毫特斯拉 毫特
uT|tesla|1e-6|uT µT μT microtesla|微特斯拉 微特
nT|tesla|1e-9|nT nanotesla|纳特斯拉 纳特
nK|kelvin|1e-9|nK nanokelvin|纳开
uK|kelvin|1e-6|uK µK μK microkelvin|微开
MK|kelvin|1e6|MK megakelvin|兆开
mK|kelvin|1e-3|mK millikelvin|毫开
K|kelvin|1|kelvin Kelvin|开尔文 开
C|celsius|1|°C ℃ celsius Celsius|摄氏度
F|fahrenheit|1|°F ℉ fahrenheit Fahrenheit|华氏度
deg|angle|1|° degree deg|度
deg2|sky|1|deg² deg^2 square_degree sq_deg|平方度
arcsec|arcsec|1|arcsec arcsecond|角秒
arcmin|arcmin|1|arcmin arcminute|角分
rad|radian|1|rad radian|弧度
dB|dB|1|dB decibel|分贝
dBm|dBm|1|dBm|
mol|mol|1|mol mole|摩尔
mmol|mol|1e-3|mmol mM millimole millimolar|毫摩尔
umol|mol|1e-6|umol µmol μmol uM µM μM micromole micromolar|微摩尔
nmol|mol|1e-9|nmol nM nanomole nanomolar|纳摩尔
pmol|mol|1e-12|pmol pM picomole picomolar|皮摩尔
Pa|pressure|1|Pa pascal|帕斯卡 帕
kPa|pressure|1e3|kPa|千帕
MPa|pressure|1e6|MPa|兆帕
GPa|pressure|1e9|GPa|吉帕
hPa|pressure|100|hPa hectopascal|百帕
mmHg|pressure|133.322|mmHg mm_Hg|毫米汞柱
atm|pressure|101325|atm|个大气压 大气压
psi|pressure|6894.757|psi|磅/平方英寸
mbar|pressure|100|mbar millibar|毫巴
bar|pressure|1e5|bar|巴
N|force|1|newton|牛顿 牛
MN|force|1e6|MN meganewton|兆牛顿 兆牛
mN|force|1e-3|mN|毫牛顿 毫牛
kN|force|1e3|kN|千牛顿 千牛
pN|force|1e-12|pN piconewton|皮牛顿 皮牛
L|volume|1|L liter litre|升 公升
mL|volume|1e-3|mL ml milliliter millilitre|毫升
uL|volume|1e-6|uL µL μL microliter microlitre|微升
dL|volume|0.1|dL deciliter|分升
gallon|volume|3.785411784|gallon|加仑
pint|volume|0.568|pint|品脱
m2|area|1|m² m^2 square_meter square_metre|平方米
km2|area|1e6|km² km^2 square_kilometer square_kilometre|平方公里 平方千米
kha|area|1e7|kha|千公顷
Mha|area|1e10|Mha|兆公顷
ha|area|1e4|ha hectare|公顷
acre|area|4046.8564224|acre|英亩
mu|area|666.66667|mu|亩
mi2|area|2589988.110336|square_mile sq_mi|平方英里
ft2|area|0.09290304|square_foot square_feet sq_ft|平方英尺
in2|area|6.4516e-4|square_inch square_inches|平方英寸
cm2|area|1e-4|cm² cm^2 square_centimeter square_centimetre|平方厘米
mm2|area|1e-6|mm² mm^2 square_millimeter square_millimetre|平方毫米
cm3|volume|1e-3|cm³ cm^3 cc cubic_centimeter cubic_centimetre|立方厘米
mm3|volume|1e-6|mm³ mm^3 cubic_millimeter cubic_millimetre|立方毫米
m3|volume|1e3|m³ m^3 cubic_meter cubic_metre|立方米
ft3|volume|28.316846592|cubic_foot cubic_feet|立方英尺
km3|volume|1e12|km³ km^3 cubic_kilometer cubic_kilometre|立方公里 立方千米
kph|speed|1|km/h kph|公里/小时 千米每小时
mph|speed|1.609344|mph|英里/小时 英里每小时
knot|speed|1.852|kn knot kts|海里/小时 海里每小时
mps|speed|3.6|m/s|米/秒 米每秒
kmps|speed|3600|km/s|公里/秒 千米/秒 公里每秒 千米每秒
flop|flops|1|FLOPs FLOPS flops|
GFLOPs|flops|1e9|GFLOPs GFLOPS Gflops GFlops|
TFLOPs|flops|1e12|TFLOPs TFLOPS Tflops TFlops|
PFLOPs|flops|1e15|PFLOPs PFLOPS|
ppb|ppm|1e-3|ppb|
sigma|sigma|1|sigma σ \sigma SD SDs standard_deviation|σ 西格玛 个标准差
rpm|rpm|1|rpm RPM|转/分 转每分钟 转/分钟
lux|lux|1|lux|勒克斯
Gy|gray|1|Gy gray|戈瑞
mGy|gray|1e-3|mGy|毫戈瑞
Sv|sievert|1|Sv sievert|西弗 西弗特
mSv|sievert|1e-3|mSv millisievert|毫西弗 毫西弗特
uSv|sievert|1e-6|uSv µSv μSv microsievert|微西弗 微西弗特
ppm|ppm|1|ppm|
px|pixel|1|px pixel|像素 个像素
Mpx|pixel|1e6|megapixel|兆像素
Gpx|pixel|1e9|gigapixel|吉像素 千兆像素
USD|USD|1|dollar USD $ US$|美元 美金
HKD|HKD|1|HKD|港元 港币
TWD|TWD|1|TWD|新台币 台币 元新台币 元台币
SGD|SGD|1|SGD|新加坡元 新元
AUD|AUD|1|AUD|澳元 澳大利亚元 澳币
NZD|NZD|1|NZD|新西兰元 纽元
CAD|CAD|1|CAD|加元 加拿大元 加币
CNY|CNY|1|yuan RMB CNY ¥|元 人民币 元人民币 块钱
jiao|CNY|0.1|jiao|毛钱 角钱
EUR|EUR|1|euro EUR €|欧元
GBP|GBP|1|pound_sterling pounds_sterling GBP £|英镑
JPY|JPY|1|yen JPY|日元
INR|INR|1|rupee INR ₹|卢比
KRW|KRW|1|KRW ₩|韩元
RUB|RUB|1|ruble rouble RUB|卢布
CHF|CHF|1|franc CHF|法郎 瑞郎 瑞士法郎
THB|THB|1|baht THB|泰铢
BRL|BRL|1|reais BRL|雷亚尔
MXN|MXN|1|peso|比索
TRY|TRY|1|lira|里拉
SEK|SEK|1|krona kronor krone kroner|克朗
cent|USD|0.01|cent|美分
penny|GBP|0.01|pence|便士
"""

#: What is called in words, longer than any symbol, has a plural.
_WORDS, _LONGEST_SYMBOL = re.compile("[a-z -]+(?<!s)"), 3
ENGLISH: dict[str, Unit] = {}
CHINESE: dict[str, Unit] = {}
BY_NAME: dict[str, Unit] = {}
for _line in _TABLE.strip().splitlines():
    _name, _dimension, _factor, _english, _chinese = _line.split("|")
    _unit = Unit(_name, _dimension, Decimal(_factor))
    BY_NAME[_name] = _unit
    for _alias in _english.split():
        _called = _alias.replace("_", " ")
        ENGLISH[_called] = _unit
        if len(_called) > _LONGEST_SYMBOL and _WORDS.fullmatch(_called):
            ENGLISH.setdefault(_called + "s", _unit)
    CHINESE.update((alias, _unit) for alias in _chinese.split())
CHINESE.update({alias: unit for alias, unit in ENGLISH.items() if alias not in CHINESE})

CURRENCIES = frozenset(
    "USD HKD TWD SGD AUD NZD CAD CNY EUR GBP JPY INR KRW RUB CHF THB BRL MXN TRY SEK".split()
)
#: Signs that stand before a sum of money.
MONEY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "₹": "INR", "₩": "KRW"}
#: What a bare dollar may be in the country that a text is about.
DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "NZD", "CAD"})
#: Units of spans of time.
SPANS = frozenset(unit.name for unit in BY_NAME.values() if unit.dimension in ("time", "months"))
#: Units that are told together with smaller ones (6 ft 2 in), and how many of those make one.
SMALLER = {"foot": ("inch", 12), "stone": ("pound", 14), "pound": ("ounce", 16)}
#: Lengths that a speed is told in, and the speed by its span: 60 miles an hour, 时速60英里, 4 metres per second.
SPEEDS = {"km": {"hour": "kph", "second": "kmps"}, "mile": {"hour": "mph"}, "m": {"second": "mps"}}
#: Units of bits that bytes are written with as well: 16 Gb of memory.
BYTES = {"Mb": "MB", "Gb": "GB"}
#: Letters after digits that are scales: 70B, 3k.
SCALE_SUFFIX = {
    "k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12, "bn": 10**9, "Bn": 10**9, "mn": 10**6, "mln": 10**6, "tn": 10**12,
    "b": 10**9, "G": 10**9,
}  # fmt: skip
