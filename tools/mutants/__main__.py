"""Whether the tests see small breaks: each is made in a copy of the program, one at a time, and the tests that decide
about its module are run.

    python -m tools.mutants [MODULE ...] [--numbers] [--sample N] [--seed S] [--seconds N]
                            [--verdicts FILE] [--again FILE]

MODULE is a file or a folder below ``bulletin_lint``, such as ``engine`` or ``records/baseline.py``; without one, all
that ``tests_of.py`` lists are taken. ``--numbers`` only moves whole numbers by one: where a threshold can move unseen,
the cases on both sides of it are missing. ``--sample`` takes that many mutants at random, the same ones for the same
seed. ``--seconds`` lets each have tests of that many seconds of the processor at most: fewer die, and it ends sooner.
``--verdicts`` keeps what became of each; ``--again`` reads such a file and tries only what survived in it.

Survivors are printed as differences, then a table. What ``equivalent.toml`` lists is not run, and not counted among
those that had to die. The exit status is 1 where fewer than ``--least`` per cent died.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from pathlib import Path

from tools.mutants import equivalent, fork, report, runner, watch
from tools.mutants.mutations import Mutant, is_number, mutants
from tools.mutants.runner import Verdict
from tools.mutants.tests_of import modules, tests_of

_HERE = "BULLETIN_LINT_MUTANTS_COPY"  # set where the program runs in its copy
_LEFT = shutil.ignore_patterns(
    ".git", ".venv", "venv", "*_cache", ".hypothesis", "__pycache__", "dist", "build", "site"
)


def main() -> int:
    """Run the command line in a copy of the repository: whatever happens, the sources stay as they are."""
    options = _options(sys.argv[1:])
    if os.environ.get(_HERE):
        return _run(options)
    with tempfile.TemporaryDirectory(prefix="bulletin-lint-mutants-") as folder:
        os.chmod(folder, 0o755)  # tests that act as another user want to look in
        copy = Path(folder, "copy")
        shutil.copytree(Path(__file__).resolve().parents[2], copy, ignore=_LEFT, symlinks=True)
        command = [sys.executable, "-m", "tools.mutants", *sys.argv[1:]]
        given = {_HERE: os.getcwd(), "PYTHONPATH": str(copy), "PYTHONHASHSEED": "0", "TMPDIR": folder}
        return subprocess.run(command, cwd=copy, env={**os.environ, **given}, check=False).returncode


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants")
    parser.add_argument("module", nargs="*")
    parser.add_argument("--numbers", action="store_true")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--seconds", type=float, default=float("inf"), metavar="N")
    parser.add_argument("--least", type=float, default=85, metavar="PER_CENT")
    parser.add_argument("--verdicts", type=_outside, metavar="FILE")
    parser.add_argument("--again", type=_outside, metavar="FILE")
    return parser.parse_args(arguments)


def _outside(name: str) -> Path:
    """A file as it is named from where the command was given."""
    return Path(os.environ.get(_HERE, ""), name)


def _run(options: argparse.Namespace) -> int:
    sources = {module: Path(module).read_bytes() for module in modules(options.module)}
    chosen = _chosen(sources, options)
    known = equivalent.listed()
    tried = [mutant for mutant in chosen if equivalent.key(mutant, sources[mutant.module]) not in known]
    counts = {mutant.module: Counter[str]() for mutant in chosen}
    for mutant in set(chosen).difference(tried):
        counts[mutant.module]["equivalent"] += 1
    with open(options.verdicts or os.devnull, "w", encoding="utf-8") as kept:
        for mutant, verdict in _verdicts(tried, options.seconds):
            counts[mutant.module][verdict.name] += 1
            data = sources[mutant.module]
            print(json.dumps((*equivalent.key(mutant, data), *verdict), ensure_ascii=False), file=kept, flush=True)
            if verdict.name == "survived":
                print(report.survivor(mutant, data), end="\n\n", flush=True)
    print(report.table(counts))
    return int(report.share(sum(counts.values(), Counter())) < options.least)


def _chosen(sources: Mapping[str, bytes], options: argparse.Namespace) -> list[Mutant]:
    """The mutants to try, in the order of the sources."""
    found = [mutant for module, data in sources.items() for mutant in mutants(module, data)]
    if options.numbers:
        found = [mutant for mutant in found if is_number(mutant, sources[mutant.module])]
    if options.again:
        told = map(json.loads, options.again.read_text(encoding="utf-8").splitlines())
        left = {equivalent.Key(*entry[:4]) for entry in told if entry[4] == "survived"}
        found = [mutant for mutant in found if equivalent.key(mutant, sources[mutant.module]) in left]
    if options.sample is not None and options.sample < len(found):
        found = sorted(random.Random(options.seed).sample(found, options.sample), key=found.index)
    return found


def _verdicts(chosen: Sequence[Mutant], seconds: float) -> Iterator[tuple[Mutant, Verdict]]:
    """What becomes of each mutant in ``seconds`` of tests."""
    fork.prepare()
    for tests, some in groupby(sorted(chosen, key=_tests), _tests):
        lines = watch.watched(tests)
        for test in lines.failing:
            print(f"fails as it is, and is left out: {test}", file=sys.stderr, flush=True)
        runner.load(tests)
        killers: Counter[str] = Counter()
        for mutant in some:
            found = lines.tests.get(mutant.module, {}).get(mutant.line, [])
            at_load = not found or "" in found  # then it may matter to every test
            meeting = lines.seconds.keys() - lines.failing if at_load else {*found, *lines.outside}
            ordered = _within(seconds, lines.seconds, _ordered(meeting, lines.seconds, killers))
            verdict = runner.verdict(mutant, ordered, lines.seconds, at_load)
            killers[verdict.test] += 1
            yield mutant, verdict


def _ordered(tests: Iterable[str], seconds: Mapping[str, float], killers: Counter[str]) -> list[str]:
    """Tests that have seen others come first; then one case of each test, the quick ones first, then a second one."""
    turn: Counter[str] = Counter()
    keys = {}
    for test in sorted(tests, key=seconds.__getitem__):
        function = test.partition("[")[0]
        keys[test] = (-killers[test], turn[function], seconds[test])
        turn[function] += 1
    return sorted(keys, key=keys.__getitem__)


def _within(limit: float, seconds: Mapping[str, float], tests: Sequence[str]) -> list[str]:
    """The first of ``tests``, as many as take no longer than ``limit`` altogether; one at least."""
    ends = accumulate(seconds[test] for test in tests)
    return [test for number, (test, end) in enumerate(zip(tests, ends, strict=True)) if not number or end <= limit]


def _tests(mutant: Mutant) -> tuple[str, ...]:
    return tests_of(mutant.module)


if __name__ == "__main__":
    raise SystemExit(main())
