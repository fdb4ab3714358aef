"""Runs Lighthouse (mobile preset) over the main page types in all three languages.

`make bench-lighthouse` serves the trying-out content as production does (gunicorn, collected and compressed static
files) on a free port, runs npm's lighthouse with Debian's Chromium, prints a table and writes it to
bench/LIGHTHOUSE.md. It fails if a page falls below what is asked for (LEAST and MOST below).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = "12"
PAGES = {
    "home": {"en": "/en/", "fi": "/fi/", "sv": "/sv/"},
    "explorer": {"en": "/en/cases/", "fi": "/fi/esimerkit/", "sv": "/sv/exempel/"},
    "case": {
        "en": "/en/cases/varanto-heat-storage/",
        "fi": "/fi/esimerkit/varanto-lammon-kausivarasto/",
        "sv": None,
    },
    "post": {"en": "/en/news/closed-russian-airspace/", "fi": None, "sv": None},
    "search": {"en": "/en/search/?q=heat", "fi": "/fi/haku/?q=kaukolämpö", "sv": "/sv/sok/?q=värme"},
}
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {"lcp_ms": 1500, "cls": 0, "kb": 120, "requests": 12}


def twin(base: str, address: str, language: str) -> str:
    """The address of a page's counterpart, from the page's own language menu."""
    from html.parser import HTMLParser

    class Menu(HTMLParser):
        found = ""

        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            values = dict(attributes)
            if tag == "a" and values.get("hreflang") == language and not self.found:
                self.found = values.get("href") or ""

    menu = Menu()
    with urllib.request.urlopen(base + address) as answer:  # noqa: S310
        menu.feed(answer.read().decode())
    return menu.found


def audit(url: str, folder: Path) -> dict:
    """{category: score, "lcp_ms", "cls", "kb", "requests"} of one page."""
    report = folder / "report.json"
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    command = ["npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--chrome-flags={flags}", f"--only-categories={','.join(LEAST)}"]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    # Chromium at times does not let go of a page; a second try is a new browser
    for last in (False, True):
        if subprocess.run(command, check=last, env=environment).returncode == 0:
            break
    data = json.loads(report.read_text())
    audits = data["audits"]
    requests = [item for item in audits["network-requests"]["details"]["items"] if item["url"].startswith("http")]
    row = {name: round(100 * (data["categories"][name]["score"] or 0)) for name in LEAST}
    row["lcp_ms"] = round(audits["largest-contentful-paint"]["numericValue"])
    row["cls"] = round(audits["cumulative-layout-shift"]["numericValue"], 3)
    row["kb"] = round(sum(item.get("transferSize", 0) for item in requests) / 1024)
    row["requests"] = len(requests)
    return row


def serve(folder: Path, port: int) -> subprocess.Popen:
    """The site as in production, with the trying-out content, on a port of the loopback interface."""
    common = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "LOG_LEVEL": "ERROR",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    dev = {**common, "DJANGO_SETTINGS_MODULE": "hsr_cms.settings.dev"}
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=dev, check=True)
    subprocess.run([*manage, "load_demo"], env=dev, check=True, stdout=subprocess.DEVNULL)
    production = {
        **common,
        "DJANGO_SETTINGS_MODULE": "hsr_cms.settings.production",
        "SECRET_KEY": "only for this bench",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SSL_REDIRECT": "0",
        "HSTS_SECONDS": "0",
    }
    subprocess.run([*manage, "collectstatic", "--noinput", "--verbosity", "0"], env=production, check=True)
    gunicorn = [sys.executable, "-m", "gunicorn", "hsr_cms.wsgi", "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    return subprocess.Popen(gunicorn, env=production, cwd=ROOT)


def main() -> int:
    port = int(os.environ.get("BENCH_PORT", "8123"))
    base = f"http://127.0.0.1:{port}"
    failures = []
    head = ["page", "language", *LEAST, "LCP ms", "CLS", "KB", "requests"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    with tempfile.TemporaryDirectory(prefix="hsr-lighthouse-") as name:
        folder = Path(name)
        server = serve(folder, port)
        try:
            _wait(base + "/robots.txt")
            for page, addresses in PAGES.items():
                for language, known in addresses.items():
                    address = known or twin(base, addresses["en"] or "", language)
                    urllib.request.urlopen(base + urllib.parse.quote(address, safe="/?=&%")).read()  # noqa: S310  warm
                    row = audit(base + address, folder)
                    lines.append(f"| {page} | {language} | " + " | ".join(str(value) for value in row.values()) + " |")
                    print(lines[-1], flush=True)
                    failures += [
                        f"{page} {language}: {key} {row[key]}" for key, least in LEAST.items() if row[key] < least
                    ]
                    failures += [
                        f"{page} {language}: {key} {row[key]}" for key, most in MOST.items() if row[key] > most
                    ]
        finally:
            server.terminate()
            server.wait(timeout=20)
    missed = "\n".join(f"- {line}" for line in failures) or "None."
    text = (
        "# Lighthouse, mobile preset, simulated throttling\n\nMade by `make bench-lighthouse`, "
        f"lighthouse {VERSION}, {os.cpu_count()} cores.\n\n" + "\n".join(lines) + f"\n\nMissed: {missed}\n"
    )
    (ROOT / "bench" / "LIGHTHOUSE.md").write_text(text)
    print("Missed:", missed)
    return bool(failures)


def _wait(url: str) -> None:
    for _attempt in range(100):
        try:
            urllib.request.urlopen(url)  # noqa: S310
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The server does not answer.")


if __name__ == "__main__":
    sys.exit(main())
