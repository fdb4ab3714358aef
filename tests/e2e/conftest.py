"""A whole site for the browser: its own database with the trying-out content, served by a process of its own.

Made once a run. Tests that change something make their own pages for it, so that no test waits for another.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

from demo.accounts import PASSWORD
from tests.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # whatever a page asks of another host fails at once and leaves this machine never
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# Playwright's synchronous interface keeps an event loop running in this thread, for as long as the run lasts; in it
# Django refuses to touch the database. No test of the suite is asynchronous, so there is nothing to protect.
ALLOW_DATABASE_BESIDE_BROWSER = {"DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
os.environ.update(ALLOW_DATABASE_BESIDE_BROWSER)
# A state that is waited for comes as soon as it can; only a failure takes this long, on however slow a machine.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session", autouse=True)
def _needs_chromium():
    if CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}


def _scratch_database(folder: Path) -> str:
    """The URL of an empty database beside the one of the suite, on the same kind of server."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return f"sqlite:///{folder / 'site.sqlite3'}"
    name = f"site_for_the_browser_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the running site keeps its files, and server.log what it says."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def mails(site_folder: Path) -> Callable[[str], list[str]]:
    """mails("someone@example.org") are the mails that the site has sent there: in dev it writes them to its log."""

    def to(address: str) -> list[str]:
        said = (site_folder / "server.log").read_text().split("-" * 79)
        return [mail for mail in said if f"\nTo: {address}\n" in mail]

    return to


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """The address of the running site, without a closing slash."""
    folder = site_folder
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ALLOW_DATABASE_BESIDE_BROWSER},
        "DJANGO_SETTINGS_MODULE": "hsr_cms.settings.dev",
        "DATABASE_URL": _scratch_database(folder),
        "VAR_DIR": str(folder),
        "LOG_LEVEL": "WARNING",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
        subprocess.run([*manage, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"], env=environment, stdout=log, stderr=log
        )
        try:
            _wait_for(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(server: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError("The site's server stopped; see server.log.")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)  # until a process listens there is nothing to wait on
    raise RuntimeError("The site's server does not answer.")


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """For pytest-playwright: page.goto("/en/") means the running site."""
    return site_url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    # no colour may be looked at while it changes, and no page while it slides in
    return {**browser_context_args, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture
def visitor(context: BrowserContext, site_url: str) -> Iterator[Page]:
    """A page of a visitor; fails the test if anything was asked of another host, a script broke or a cookie was set."""
    strangers: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: _note_stranger(request.url, site_url, strangers))
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert strangers == []
    assert errors == []
    assert context.cookies() == []


def _note_stranger(url: str, site_url: str, strangers: list[str]) -> None:
    if not url.startswith((site_url, "data:", "blob:")):
        strangers.append(url)


@pytest.fixture(scope="session")
def sessions() -> dict[str, StorageState]:
    """Name -> the cookies of who has signed in already: the form is filled in once a run and account."""
    return {}


@pytest.fixture
def sign_in(
    browser: Browser, browser_context_args, sessions: dict[str, StorageState]
) -> Iterator[Callable[[str], Page]]:
    """Sign in to the admin as one of the trying-out accounts: sign_in("author") is a page in a browser of theirs."""
    contexts: list[BrowserContext] = []

    def as_(name: str) -> Page:
        size = {"width": 1440, "height": 900}
        contexts.append(browser.new_context(**browser_context_args, viewport=size, storage_state=sessions.get(name)))
        page = contexts[-1].new_page()
        if name in sessions:
            page.goto("/admin/")
            return page
        page.goto("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/admin/")
        sessions[name] = page.context.storage_state()
        return page

    yield as_
    for context in contexts:
        context.close()
