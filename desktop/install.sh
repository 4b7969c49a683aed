#!/bin/sh
# Installs bulletin-lint into the folder .venv beside this file: from the folder wheels, without any network, if that is
# there (tools/offline makes it), else from the checkout that this file is in. Beside it, an icon is written on which
# drafts are dropped. Nothing outside this folder is changed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

# The newest comes last: the others have been in use for longer.
python=
for each in python3.13 python3.12 python3.11 python3.14 python3 python; do
    if "$each" "$here/suits.py" 2>/dev/null; then
        python=$each
        break
    fi
done
if [ -z "$python" ]; then
    echo "没有找到合适的 Python：要3.11以上；离线安装时，还要是“说明.txt”列出的版本之一。" >&2
    exit 2
fi

if ! "$python" -I -m venv --clear "$here/.venv"; then
    echo "建不成虚拟环境；多数 Linux 系统要另装 python3-venv。" >&2
    exit 2
fi
set -- -I -m pip --disable-pip-version-check install --quiet
if [ -d "$here/wheels" ]; then
    "$here/.venv/bin/python" "$@" --isolated --no-index --find-links "$here/wheels" bulletin-lint
else
    "$here/.venv/bin/python" "$@" "$here/.."
fi
"$here/.venv/bin/python" -I -m bulletin_lint --version

# Between the quotes of a desktop entry a backslash stands before each of " ` $ \, and each backslash is written twice;
# so is %.
door=$(printf '%s' "$here/检查简报.sh" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g')
printf '%s\n' "[Desktop Entry]" "Type=Application" "Name=检查简报" "Comment=检查拖来的稿件，打开审阅页" \
    "Exec=sh \"$door\" %F" "Terminal=true" \
    "MimeType=application/vnd.openxmlformats-officedocument.wordprocessingml.document;inode/directory;" \
    >"$here/检查简报.desktop"
chmod +x "$here/检查简报.desktop"
echo "安装完毕。把稿件或文件夹拖到“检查简报.desktop”上，就会检查，并在浏览器中打开审阅页。"
