"""The wheel carries all it needs: installed alone, it runs from any folder."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

TEXT = "Mehmet Emin Resulzade 1922 yılında İstanbul’a geldi ve burada Yeni Kafkasya dergisini kurdu.\n"


@pytest.mark.slow
def test_a_wheel_in_a_clean_environment_runs_from_any_folder(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(root)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("salname-*.whl"))
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    # the libraries come from this environment; Salname itself must come from the wheel
    here = sysconfig.get_path("purelib")
    there = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    (Path(there) / "libraries.pth").write_text(f"{here}\n", "utf-8")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    where = [str(python), "-c", "import pipeline; print(pipeline.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=folder).stdout
    assert found.startswith(there)
    salname = str(environment / "bin" / "salname")
    result = subprocess.run([salname, "run", "a.txt"], capture_output=True, text=True, cwd=folder, check=False)
    assert result.returncode == 0, result.stderr
    mentions = (folder / "outputs" / "mentions.csv").read_text("utf-8")
    assert "mehmet-emin-resulzade" in mentions
    assert "gazetteer:" in mentions
