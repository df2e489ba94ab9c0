#!/usr/bin/env python3
"""中性事实 → 拟稿项目：prepare.py 事实文件夹 份数 新项目文件夹

每份中性事实文件（一个社区，平铺的 YAML）前面加上“单位”“文档”两节，其余一字不改；每170个社区放进一个街道。
“事实文件夹”里是 00000.yaml、00001.yaml ……；写 - 则用本文件夹的 样例.yaml 改名、改区划代码，造出所要的份数。
"""

import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STREET = 170


def facts(folder):
    """从第0份起的中性事实文本。"""
    index = 0
    while True:
        if folder == "-":
            text = (HERE / "样例.yaml").read_text("utf-8")
            name = field(text, "community")
            yield text.replace(name, f"{name.removesuffix('社区')}第{index + 1}社区")
        else:
            yield (Path(folder) / f"{index:05}.yaml").read_text("utf-8")
        index += 1


def field(text, key):
    return re.search(rf"^{key}: \"?(.*?)\"?$", text, re.M)[1]


def main(folder, count, target):
    target = Path(target)
    shutil.copytree(HERE / "content", target / "content")
    shutil.copytree(HERE / "templates", target / "templates")
    for index, text in zip(range(count), facts(folder)):
        street = f"第{index // STREET + 1:02}街道"
        place = target / "content" / "2026" / street
        if index % STREET == 0:
            place.mkdir(parents=True)
            code = f"9901{index // STREET:05}000"
            own = f'单位:\n  区划代码: "{code}"\n  名称: {street}\n'
            (place / "本级.yaml").write_text(own, "utf-8")
        head = (
            f'单位:\n  区划代码: "9901{index // STREET:05}{index % STREET + 1:03}"\n  名称: {field(text, "community")}\n'
            f'文档:\n  发文机关: {field(text, "issuer")}\n  成文日期: {field(text, "issue_date")}\n'
        )
        (place / f"{index:05}.yaml").write_text(head + text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
