"""The settings of a new repository of drafts."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_lint.toml.write import toml_value


def settings(profile: str, by_folder: Mapping[str, str]) -> str:
    """``bulletin-lint.toml`` with the profile of all drafts, or else with those of the folders, by glob."""
    lines = [
        "# bulletin-lint 的设置；各项的含义：bulletin-lint config",
        f"profile = {toml_value(profile)}      # 刊物的体例；列出全部：bulletin-lint profile"
        if profile
        else '# profile = "体例"  # 刊物的体例；不写则由稿件的刊名选用',
        'fail-on = "warning"   # 达到这一程度才算不通过：error、warning、info',
        '# exclude = ["归档/"]  # 不检查的文件或文件夹，如收到的原稿',
    ]
    if by_folder:
        lines += ["", "[profiles]  # 各文件夹的刊物"]
        lines += [f"{toml_value(glob)} = {toml_value(name)}" for glob, name in by_folder.items()]
    return "".join(f"{line}\n" for line in lines)
