"""The work on many files shared out on a Dask cluster that is there already: ``distributed`` does all scheduling and
transport."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bulletin_lint.batch.crew import AHEAD, Lent
from bulletin_lint.errors import CannotRun, UsageError

_LARGEST = 32  # files of a portion: a third of a second's work, beside which what the scheduler does is little
_PATIENCE = 10  # seconds for the scheduler to answer, and for a worker to be there
_ADDRESS = r".*\.json|[a-z]+://\S+"
_MISSING = '--dask 需要 distributed：pip install "bulletin-lint[cluster]"'


@contextmanager
def cluster(address: str, count: int) -> Iterator[Lent]:
    """The workers of the cluster whose scheduler is at ``address``, or described in the file of that name (.json), for
    the work on ``count`` files. Raises UsageError without ``distributed`` and for what is no address, CannotRun where
    nobody answers."""
    if not re.fullmatch(_ADDRESS, address):
        raise UsageError(f"--dask {address}：应为 tcp://10.0.0.1:8786 这样的地址，或者是一个 .json 文件")
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(_MISSING) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost is done again, and told if it cannot be
    where: dict[str, Any] = {"scheduler_file" if address.endswith(".json") else "address": address}
    try:
        client = Client(**where, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CannotRun(f"无法连接 Dask 集群 {address}：{_PATIENCE}秒之内没有回应") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise CannotRun(f"Dask 集群 {address} 没有工作进程") from error
        threads = sum(client.nthreads().values())
        portion = max(1, min(_LARGEST, count // (2 * AHEAD * threads)))  # each worker gets several: they end together
        yield Lent(client.get_executor(pure=False), AHEAD * threads, portion)
