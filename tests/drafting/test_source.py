"""Where ``init`` says that the program is to be installed from: what pip noted, a checkout, or what the user says."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bulletin_lint import __version__
from tests.cli.conftest import Cli, Outcome, cli
from tests.needs import needs_program
from tests.office import steps
from tests.places import ROOT

__all__ = ["cli"]

WHEEL = f".ci/bulletin_lint-{__version__}-py3-none-any.whl"
GIT = "https://git.example.org/tools/bulletin-lint"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
Noted = Callable[[object], None]


@pytest.fixture
def noted(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Noted:
    """An installation of the program as it stands, of which pip noted this in ``direct_url.json``; nothing if None."""

    def install(record: object) -> None:
        site = tmp_path_factory.mktemp("site")
        (site / "bulletin_lint").symlink_to(ROOT / "bulletin_lint")
        info = site / f"bulletin_lint-{__version__}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: bulletin-lint\nVersion: {__version__}\n")
        if record is not None:
            (info / "direct_url.json").write_text(record if isinstance(record, str) else json.dumps(record))
        monkeypatch.syspath_prepend(str(site))

    return install


def requirement(outcome: Outcome) -> str:
    """What the job installs."""
    assert outcome.status == 0, outcome.err
    job = yaml.safe_load(Path(".gitlab-ci.yml").read_text(encoding="utf-8"))
    (line,) = [line for line in job["bulletin-lint"]["script"] if line.startswith("pip install ")]
    found = re.fullmatch(r'pip install (?:--find-links "[^"]+" )?"([^"]*)"', line)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"url": GIT, "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, f"git+{GIT}@{COMMIT}"),
        (
            {"url": GIT, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}},
            f"git+{GIT}@{COMMIT}",
        ),
        (
            {"url": "ssh://git@git.example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"git+ssh://git@git.example.org/x.git@{COMMIT}",
        ),
        (
            {"url": GIT, "vcs_info": {"vcs": "git", "commit_id": COMMIT}, "subdirectory": "lint"},
            f"git+{GIT}@{COMMIT}#subdirectory=lint",
        ),
        (
            {"url": "https://ming:kouling@git.example.org/x", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"git+https://git.example.org/x@{COMMIT}",
        ),
        (
            {"url": "https://files.example.org/b.whl", "archive_info": {"hashes": {"sha256": "ab"}}},
            "https://files.example.org/b.whl#sha256=ab",
        ),
        (
            {"url": "https://files.example.org/b.whl", "archive_info": {"hash": "sha256=ab"}},
            "https://files.example.org/b.whl#sha256=ab",
        ),
        ({"url": "https://files.example.org/b.whl", "archive_info": {}}, "https://files.example.org/b.whl"),
        ({"url": "https://ming:kouling@files.example.org/b.whl", "archive_info": {}}, WHEEL),
        ({"url": "https://files.example.org/b.whl?token=kouling", "archive_info": {}}, WHEEL),
    ],
)
def test_what_pip_noted_is_installed(cli: Cli, noted: Noted, record: object, expected: str) -> None:
    noted(record)
    outcome = cli("init", "--ci", "gitlab")
    assert requirement(outcome) == expected
    assert "kouling" not in outcome.out


@pytest.mark.parametrize(
    ("record", "fill"),
    [
        ({"url": "file:///软件/b.whl", "archive_info": {}}, "/软件/b.whl"),
        ({"url": "file:///a%20b/b.whl", "archive_info": {}}, '"/a b/b.whl"'),
        ({"url": "file:///src/x", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, f"git+file:///src/x@{COMMIT}"),
    ],
)
def test_what_only_this_machine_has_goes_into_the_repository(cli: Cli, noted: Noted, record: object, fill: str) -> None:
    noted(record)
    outcome = cli("init", "--ci", "gitlab")
    assert requirement(outcome) == WHEEL
    assert f"pip wheel --no-deps --wheel-dir .ci {fill}" in steps(outcome.out)
    assert "==" not in "".join(path.read_text(encoding="utf-8") for path in Path().glob("*.y*ml"))
    assert WHEEL in next(step for step in steps(outcome.out) if step.startswith("git add "))


@pytest.mark.parametrize("record", [None, "{"])
def test_where_nothing_was_noted_the_user_has_the_package(
    cli: Cli, noted: Noted, record: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    noted(record)
    outcome = cli("init", "--ci", "gitlab")
    assert requirement(outcome) == WHEEL
    assert f"请把安装所用的程序包放到库里的 {WHEEL} 并提交（pip 没有记下程序装自哪里），" in outcome.out
    assert [step for step in steps(outcome.out) if "bulletin-lint==" in step or step.startswith("pip wheel")] == []
    assert WHEEL in next(step for step in steps(outcome.out) if step.startswith("git add "))


def test_what_was_installed_from_a_folder_without_a_network_is_taken_from_there(
    cli: Cli, noted: Noted, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("离线安装")
    (folder / "wheels").mkdir()
    monkeypatch.setattr("sys.prefix", str(folder / ".venv"))
    noted(None)
    (folder / "wheels" / "bulletin_lint-0.0.1-py3-none-any.whl").touch()
    assert not any(step.startswith("pip wheel") for step in steps(cli("init", "--ci", "gitlab").out)), "another one"
    wheel = folder / "wheels" / WHEEL.rpartition("/")[2]
    wheel.touch()
    assert f"pip wheel --no-deps --wheel-dir .ci {wheel}" in steps(cli("init", "--ci", "gitlab").out)


@pytest.mark.parametrize("bad", ['"', "$(x)", "`x`", "'"])
def test_an_address_that_would_run_in_a_job_is_not_written(cli: Cli, noted: Noted, bad: str) -> None:
    noted({"url": f"{GIT}/{bad}", "vcs_info": {"vcs": "git", "commit_id": COMMIT}})
    assert requirement(cli("init", "--ci", "gitlab")) == WHEEL
    assert [path for path in Path().rglob("*") if path.is_file() and f"lint/{bad}" in path.read_text("utf-8")] == []


class Checkout:
    """A git repository out of which the program runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "pyproject.toml").touch()
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x")

    def git(self, *args: str) -> str:
        return subprocess.run(
            ["git", *args], cwd=self.folder, capture_output=True, encoding="utf-8", check=True
        ).stdout.strip()


@pytest.fixture
def checkout(tmp_path_factory: pytest.TempPathFactory, noted: Noted) -> Checkout:
    found = Checkout(tmp_path_factory.mktemp("checkout"))
    noted({"url": found.folder.as_uri(), "dir_info": {}})
    return found


def pushed(checkout: Checkout, address: str) -> None:
    checkout.git("remote", "add", "upstream", address)
    checkout.git("update-ref", "refs/remotes/upstream/main", "HEAD")


@needs_program("git")
@pytest.mark.parametrize(
    ("address", "by_pip", "by_git"),
    [
        (GIT, GIT, GIT),
        (
            "git@git.example.org:tools/lint.git",
            "ssh://git@git.example.org/tools/lint.git",
            "git@git.example.org:tools/lint.git",
        ),
        ("https://u:geheim@git.example.org/x", "https://git.example.org/x", "https://git.example.org/x"),
    ],
)
def test_a_checkout_is_found_where_it_was_pushed(
    cli: Cli, checkout: Checkout, address: str, by_pip: str, by_git: str
) -> None:
    pushed(checkout, address)
    commit = checkout.git("rev-parse", "HEAD")
    assert requirement(cli("init", "--ci", "gitlab")) == f"git+{by_pip}@{commit}"
    (repo,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert (repo["repo"], repo["rev"]) == (by_git, commit)


@needs_program("git")
def test_a_tag_is_told_rather_than_the_commit(cli: Cli, checkout: Checkout) -> None:
    pushed(checkout, GIT)
    checkout.git("tag", "v0.9")
    assert requirement(cli("init", "--ci", "gitlab")) == f"git+{GIT}@v0.9"


@needs_program("git")
def test_a_tag_that_would_run_in_a_job_is_not_written(cli: Cli, checkout: Checkout) -> None:
    pushed(checkout, GIT)
    checkout.git("tag", "v$(x)")
    assert requirement(cli("init", "--ci", "gitlab")) == WHEEL


@needs_program("git")
def test_what_was_not_pushed_cannot_be_had(cli: Cli, checkout: Checkout) -> None:
    checkout.git("remote", "add", "origin", GIT)
    outcome = cli("init", "--ci", "gitlab")
    assert requirement(outcome) == WHEEL
    assert f"还没有推送到 {GIT}" in outcome.out.replace("\n", "")


@needs_program("git")
@pytest.mark.parametrize(
    "address", ["/srv/lint.git", "file:///srv/lint.git", "../lint", "C:/lint.git", "https://[x/y", "https://h:x/y"]
)
def test_a_remote_on_this_machine_is_none(cli: Cli, checkout: Checkout, address: str) -> None:
    pushed(checkout, address)
    assert requirement(cli("init", "--ci", "gitlab")) == WHEEL


@pytest.mark.parametrize(
    ("source", "repo"),
    [
        (f"git+{GIT}@v1.0", (GIT, "v1.0")),
        (f"git+{GIT}.git@stable/1.0", (f"{GIT}.git", "stable/1.0")),
        ("git+ssh://git@git.example.org/x@v1", ("ssh://git@git.example.org/x", "v1")),
        (f"git+{GIT}@v1#subdirectory=lint", ("local", None)),
        ("https://files.example.org/b.whl", ("local", None)),
        ("bulletin-lint @ https://files.example.org/b.whl", ("local", None)),
        ("bulletin-lint@https://files.example.org/b.whl", ("local", None)),
        (f"bulletin-lint[archive] @ git+{GIT}@v1", ("local", None)),
        ("bulletin-lint==0.1.0", ("local", None)),
        ("https://[2001:db8::1]:8443/b.whl", ("local", None)),
    ],
)
def test_what_the_user_says_is_installed(cli: Cli, source: str, repo: tuple[str, str | None]) -> None:
    assert requirement(cli("init", "--ci", "gitlab", "--source", source)) == source
    (found,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert (found["repo"], found.get("rev")) == repo
    if repo[0] == "local":
        assert [hook["additional_dependencies"] for hook in found["hooks"]] == [[source], [source]]
    else:
        assert [hook["id"] for hook in found["hooks"]] == ["bulletin-lint", "bulletin-lint-fix"]


def test_a_file_of_the_repository_may_be_the_source(cli: Cli) -> None:
    outcome = cli("init", "--ci", "gitlab", "--source", "工具/b.whl")
    assert requirement(outcome) == "./工具/b.whl"
    assert "请把安装所用的程序包放到库里的 ./工具/b.whl 并提交" in outcome.out
    Path("工具").mkdir()
    Path("工具/b.whl").touch()
    assert "请把安装所用的程序包放到" not in cli("init", "--ci", "github", "--source", "工具/b.whl").out


@pytest.mark.parametrize(
    ("source", "expected"),
    [(".ci\\b.whl", "./.ci/b.whl"), (".\\工具\\b.tar.gz", "./工具/b.tar.gz"), ("工具\\..\\b.whl", "./b.whl")],
)
def test_a_path_may_be_written_as_on_windows(cli: Cli, source: str, expected: str) -> None:
    assert requirement(cli("init", "--ci", "gitlab", "--source", source)) == expected


@needs_program("git")
def test_a_package_in_the_repository_is_to_be_added_until_git_has_it(cli: Cli) -> None:
    for command in ("git init -q", "mkdir .ci", "touch .ci/b.whl"):
        subprocess.run(command.split(), check=True)
    source = ("--source", ".ci/b.whl")
    cli("init", *source)
    subprocess.run(["git", "add", "."], check=True)
    subprocess.run(["git", "rm", "-q", "--cached", ".ci/b.whl"], check=True)
    assert "git add ./.ci/b.whl" in steps(cli("init", *source).out)
    subprocess.run(["git", "add", ".ci/b.whl"], check=True)
    assert not any(step.startswith("git add") for step in steps(cli("init", *source).out))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("", "不是 pip install 能安装的地址"),
        ("--index-url=x", "不是 pip install 能安装的地址"),
        ('x"; rm -rf /', "不是 pip install 能安装的地址"),
        ("$(x)", "不是 pip install 能安装的地址"),
        (f"git+{GIT}", "请写明版本"),
        ("git+ssh://git@git.example.org/x", "请写明版本"),
        ("git+file:///srv/lint@v1", "只有这台电脑上有"),
        (f"{GIT}.git", "请写作 git+地址@标签或提交号"),
        ("git@git.example.org:x", "请写作 git+地址@标签或提交号"),
        ("https://u:p@files.example.org/b.whl", "有用户名、口令或查询参数"),
        ("git+https://token@git.example.org/x@v1", "有用户名、口令或查询参数"),
        ("bulletin-lint @ git+https://u:p@git.example.org/x@v1", "有用户名、口令或查询参数"),
        ("bulletin-lint@https://u:p@files.example.org/b.whl", "有用户名、口令或查询参数"),
        ("git+ssh://git:p@git.example.org/x@v1", "有用户名、口令或查询参数"),
        ("https://files.example.org/b.whl?token=p", "有用户名、口令或查询参数"),
        (f"git+{GIT}?private_token=p@v1", "有用户名、口令或查询参数"),
        ("https://files.example.org/b.whl https://u:p@files.example.org/", "有用户名、口令或查询参数"),
        ("git+https://u:to/ken@git.example.org/x@v1", "不是 pip 认得的写法"),
        ("https://u:to/ken@files.example.org/b.whl", "不是 pip install 能安装的地址"),
        ("https://files.example.org/b.whl --index-url=x", "不是 pip install 能安装的地址"),
        (f"git+{GIT}@v1 x", "不是 pip install 能安装的地址"),
        ("bulletin-lint 0.1", "不是 pip install 能安装的地址"),
        (f"bulletin-lint @ git+{GIT}", "请写明版本"),
        ("bulletin-lint @ file:///srv/b.whl", "只有这台电脑上有"),
        ("https://[x", "不是 pip install 能安装的地址"),
        ("git+https://[x/y@v1", "不是 pip 认得的写法"),
        ("https://files.example.org:x/b.whl", "不是 pip install 能安装的地址"),
        ("ftp://files.example.org/b.whl", "不是 pip install 能安装的地址"),
        (f"git+{GIT}@", "请写明版本"),
        (f"git+{GIT}@#subdirectory=lint", "请写明版本"),
        ("/srv/b.whl", "只有这台电脑上有"),
        ("C:\\b.whl", "只有这台电脑上有"),
        ("C:b.whl", "只有这台电脑上有"),
        ("\\\\server\\b.whl", "只有这台电脑上有"),
        ("..\\b.whl", "不在库里"),
        (".ci\\$(x).whl", "不是 pip install 能安装的地址"),
        (f"{GIT}\\b.whl", "不是 pip install 能安装的地址"),
        ("C:/b.whl", "只有这台电脑上有"),
        ("file:///srv/b.whl", "只有这台电脑上有"),
        ("../b.whl", "不在库里"),
    ],
)
def test_a_source_that_would_not_work_for_others_is_refused(cli: Cli, source: str, said: str) -> None:
    outcome = cli("init", f"--source={source}")
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert [*Path().iterdir()] == []
