#!/bin/sh
# Checks the drafts and folders that are dropped on the icon, or named, and opens the review page in the browser.
here=$(cd "$(dirname "$0")" && pwd)
if [ -x "$here/.venv/bin/python" ]; then
    "$here/.venv/bin/python" -I -m bulletin_lint.cli.dropped "$@"
    status=$?
else
    echo "还没有安装，请先运行同一文件夹里的 install.sh。" >&2
    status=2
fi
if [ "$status" -ge 2 ] && [ -t 0 ]; then
    printf '按回车键关闭。'
    read -r _
fi
exit "$status"
