"""The settings that hold for files, as the TOML that would set them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bulletin_lint.config.config import Config
from bulletin_lint.toml.decode import fields_of
from bulletin_lint.toml.write import toml_key, toml_value


def render(config: Config, files: Sequence[str], rules: int) -> Iterator[str]:
    """What holds for ``files``, of which ``rules`` rules take part: first the plain keys, then the tables."""
    yield from (f"# {file}" for file in files)
    yield f"# 配置：{config.source or '默认设置'}；生效的规则：{rules}条"
    values = {key: getattr(config, field.name) for key, field in fields_of(Config).items()}
    for name, value in values.items():
        if value is None:
            yield f"# {name}：不限"
        elif not isinstance(value, Mapping):
            yield f"{name} = {toml_value(value)}"
    for name, value in values.items():
        if isinstance(value, Mapping) and value:
            yield f"[{name}]"
            yield from (f"{toml_key(key)} = {toml_value(item)}" for key, item in value.items())
