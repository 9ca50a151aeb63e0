"""Every bench still runs; what it measures is for people to read, not for a test to judge."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BENCHES = sorted(path.stem for path in HERE.glob("*.py") if '"--smoke"' in path.read_text())


@pytest.mark.slow
@pytest.mark.parametrize("bench", [each for each in BENCHES if not each.startswith("test_")])
def test_a_bench_runs(bench):
    command = [sys.executable, "-m", f"tests.bench.{bench}", "--smoke"]

    done = subprocess.run(
        command, cwd=HERE.parent.parent, check=False, capture_output=True, text=True, timeout=300
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
