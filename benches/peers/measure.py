#!/usr/bin/env python3
"""measure - the table of measures: Liseuse beside the programs it is compared with.

  measure.py --liseuse target/release/liseuse --hello benches/peers/hello/target/release/hello OUT

OUT keeps the corpora (gencorpus.py), the libraries and the figures (OUT/figures.json).
Rows: first frame, keys, memory, import, disk.  What is not named with --only is
all measured.  Each figure is the median of --rounds rounds, in which the
programs take turns.  CPU is user and system time of the whole process by its
own clock (nanoseconds), not wall time: it holds on a busy machine too.

Needs pyte (pip install pyte); fzf and newsboat where they are installed.
"""
from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import ptybench  # noqa: E402

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
TYPED = ("greve", "loi", "projet loi", "vauquelin", "claire vau", "tsr", "budget")


def options(**more):
    given = dict(cols=160, rows=50, term="xterm-256color", env=[], stdin=None, cwd=None,
                 count_cursor=False, quiet_ms=60, max_burst_ms=400, frame_gap_ms=3,
                 timeout=120, startup_wait_ms=0, quit="", dump=None, until=None)
    return argparse.Namespace(**{**given, **more})


class Run:
    """A program in a terminal of its own."""

    def __init__(self, argv, **more):
        self.session = ptybench.Session([str(it) for it in argv], options(**more))

    def cpu(self) -> float:
        """Milliseconds so far, less what the fork cost."""
        pid = self.session.pid
        return (time.clock_gettime(~pid << 3 | 2) - self.session.fork_cpu) * 1e3

    def until(self, words: str, timeout=120) -> float:
        """Waits for words in the bytes written; gives the CPU used by then."""
        wanted, seen = re.compile(words.encode()), b""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            before = len(self.session.pending)
            self.session._read(1000)
            if len(self.session.pending) > before:
                cpu = self.cpu()
                seen += re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.session.pending[-1].data)
                if wanted.search(seen):
                    self.session.replay()
                    return cpu
        raise SystemExit(f"{words!r} never came; the screen:\n{self.screen()}")

    def settle(self, quiet=1.0, most=600) -> None:
        """Waits until it uses no CPU and writes nothing."""
        end, before = time.monotonic() + most, -1.0
        while time.monotonic() < end:
            self.quiet(quiet * 1e3)
            now = self.cpu()
            if now - before < 5 * quiet:
                return
            before = now

    def quiet(self, ms=60) -> None:
        while self.session._read(ms):
            pass
        self.session.replay()

    def press(self, key: str) -> None:
        self.session._write(ptybench.encode_key(key, self.session.term.screen.app_cursor))

    def key(self, key: str, quiet=60, most=3) -> float:
        """CPU of a key, in milliseconds: until it has answered and gone quiet."""
        before = self.cpu()
        self.press(key)
        end = time.monotonic() + most
        while True:
            self.session._read(quiet)
            used = self.cpu()
            while self.session._read(quiet):
                pass
            if self.cpu() - used < 0.02 or time.monotonic() > end:
                break
        self.session.replay()
        return self.cpu() - before

    def screen(self) -> str:
        self.session.replay()
        return self.session.term.display()

    def memory(self) -> float:
        """Anonymous memory, in MB."""
        status = Path(f"/proc/{self.session.pid}/status").read_text()
        return int(re.search(r"RssAnon:\s+(\d+)", status)[1]) / 1024

    def end(self, keys="q") -> None:
        self.session.opts.quit = keys
        self.session.close()


class Bench:
    def __init__(self, args):
        self.args, self.out = args, Path(args.out)
        self.liseuse = Path(args.liseuse).resolve()
        self.home = self.out / "home"
        self.home.mkdir(parents=True, exist_ok=True)
        self.figures: dict[str, list[float]] = {}
        kinds = ("DATA", "CONFIG", "STATE", "CACHE")
        self.env = [f"XDG_{it}_HOME={self.home}" for it in kinds] + [f"HOME={self.home}", "LANG=fr_FR.UTF-8"]

    def note(self, name: str, value: float) -> None:
        self.figures.setdefault(name, []).append(value)

    def corpus(self, size: int) -> Path:
        place = self.out / f"c{size}"
        if not (place / "truth.jsonl").exists():
            subprocess.run([sys.executable, HERE / "gencorpus.py", "--articles", str(size), place], check=True)
        return place

    def library(self, size: int) -> Path:
        place = self.out / f"lib{size}"
        if not place.exists():
            self.add(size, place)
        return place

    def add(self, size: int, place: Path) -> dict:
        """Imports a corpus; CPU, wall and most anonymous memory."""
        argv = [self.liseuse, "add", "--library", place, self.corpus(size) / "files"]
        env = {**os.environ, **dict(it.split("=", 1) for it in self.env)}
        began = time.monotonic()
        child = subprocess.Popen(argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        most, cpu = 0, 0.0
        while child.poll() is None:
            try:
                status = Path(f"/proc/{child.pid}/status").read_text()
                most = max(most, int(re.search(r"RssAnon:\s+(\d+)", status)[1]))
                cpu = time.clock_gettime(~child.pid << 3 | 2)
            except (OSError, TypeError):
                pass
            time.sleep(0.02)
        return {"cpu": cpu, "wall": time.monotonic() - began, "memory": most / 1024}

    def open(self, size: int) -> Run:
        # Each session begins at the top, and not where another one ended.
        database = sqlite3.connect(self.library(size) / "library.db")
        with database:
            database.execute("DELETE FROM session")
        database.close()
        return Run([self.liseuse, "--library", self.library(size)], env=self.env)

    def newest(self, size: int) -> str:
        env = {**os.environ, **dict(it.split("=", 1) for it in self.env)}
        argv = [self.liseuse, "list", "--library", self.library(size)]
        listed = subprocess.run(argv, env=env, stdout=subprocess.PIPE, check=True).stdout.decode()
        title = listed.splitlines()[0].split("\t")[3]
        return re.escape(" ".join(title.split()[:3])).replace("\\ ", "[^a-zA-Z]+")

    # ---- what is measured

    def hello(self) -> None:
        run = Run([self.args.hello])
        self.note("hello: first frame CPU ms", run.until("Articles"))
        run.quiet()
        keys = [run.key("j") for _ in range(40)]
        self.note("hello: key CPU ms", statistics.mean(keys))
        run.end()

    def reader(self, size: int, title: str) -> None:
        run, name = self.open(size), f"liseuse {size}"
        self.note(f"{name}: first frame CPU ms", run.until(title))
        self.note(f"{name}: first frame MB", run.memory())
        run.settle()
        self.note(f"{name}: until quiet CPU ms", run.cpu())
        self.note(f"{name}: MB", run.memory())
        keys = [run.key("j") for _ in range(40)]
        self.note(f"{name}: cursor key CPU ms", statistics.mean(keys))
        self.note(f"{name}: open article CPU ms", run.key("<Enter>"))
        run.key("<Esc>")
        self.note(f"{name}: MB after keys", run.memory())
        run.end()

    def fuzzy(self, size: int) -> None:
        run, name = self.open(size), f"liseuse {size}"
        run.settle()
        keys = []
        for word in TYPED:
            run.key(self.args.filter_key)
            keys += [run.key("<Space>" if it == " " else it) for it in word]
            run.key("<Esc>")
            run.quiet(200)
        self.keys(name, keys)
        self.note(f"{name}: MB after filters", run.memory())
        run.end()

    def fzf(self, size: int) -> None:
        titles = self.out / f"titles{size}"
        if not titles.exists():
            subprocess.run([sys.executable, HERE / "gencorpus.py", "--titles", str(size), titles], check=True)
        run, keys = Run(["fzf", "--height", "100%"], stdin=str(titles)), []
        run.settle()
        for word in TYPED:
            keys += [run.key("<Space>" if it == " " else it) for it in word]
            run.key("<C-u>")
            run.quiet(200)
        self.keys(f"fzf {size}", keys)
        run.end("<Esc>")

    def keys(self, name: str, keys: list[float]) -> None:
        keys.sort()
        self.note(f"{name}: fuzzy key mean CPU ms", statistics.mean(keys))
        self.note(f"{name}: fuzzy key p50 CPU ms", keys[len(keys) // 2])
        self.note(f"{name}: fuzzy key p99 CPU ms", keys[min(len(keys) - 1, len(keys) * 99 // 100)])

    def newsboat(self, size: int) -> None:
        place = self.out / f"newsboat{size}"
        if not place.exists():
            self.feed(size, place)
        argv = ["newsboat", "-u", place / "urls", "-c", place / "cache.db", "-C", "/dev/null"]
        run = Run(argv, env=self.env)
        # Like ours, a frame with articles: its own first one lists feeds.
        run.until("Presse")
        run.press("<Enter>")
        self.note(f"newsboat {size}: first frame CPU ms", run.until(r"[0-9][.,][0-9]K "))
        run.settle(0.3)
        self.note(f"newsboat {size}: cursor key CPU ms", statistics.mean([run.key("<Down>") for _ in range(20)]))
        run.end("qq")

    def feed(self, size: int, place: Path) -> None:
        place.mkdir()
        items = []
        with open(self.corpus(size) / "articles.jsonl") as lines:
            for line in lines:
                it = {key: escaped(value) for key, value in json.loads(line).items() if isinstance(value, str)}
                body = it.get("body") or it.get("text") or ""
                items.append(f"<item><title>{it['title']}</title><guid>{it['id']}</guid>"
                             f"<description>{body}</description></item>")
        (place / "feed.xml").write_text(
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Presse</title>'
            "<link>http://localhost/</link><description>Presse</description>" + "".join(items) + "</channel></rss>")
        (place / "urls").write_text(f"file://{(place / 'feed.xml').resolve()}\n")
        argv = ["newsboat", "-u", place / "urls", "-c", place / "cache.db", "-C", "/dev/null", "-x", "reload"]
        env = {**os.environ, **dict(it.split("=", 1) for it in self.env)}
        subprocess.run(argv, env=env, check=True, stdout=subprocess.DEVNULL)

    def imports(self, size: int) -> None:
        place = self.out / f"lib{size}"
        shutil.rmtree(place, ignore_errors=True)
        first, again = self.add(size, place), self.add(size, place)
        name = f"import {size}"
        self.note(f"{name}: articles a CPU second", size / first["cpu"])
        self.note(f"{name}: articles a second", size / first["wall"])
        self.note(f"{name}: MB at most", first["memory"])
        self.note(f"{name}: again CPU s", again["cpu"])
        self.note(f"{name}: again s", again["wall"])
        text = sum(it.stat().st_size for it in (self.corpus(size) / "files").rglob("*.txt"))
        disk = sum(it.stat().st_size for it in place.rglob("*") if it.is_file())
        self.note(f"{name}: disk by text", disk / text)

    def run(self) -> None:
        sizes, only = self.args.sizes, self.args.only
        if "import" in only:
            for size in sizes:
                self.imports(size)
        titles = {size: self.newest(size) for size in sizes} if {"frame", "keys"} & set(only) else {}
        # One kind of figure after the other: whoever starts after fzf has gone
        # through its titles finds no cache as it was.
        for _ in range(self.args.rounds if "frame" in only else 0):
            self.hello()
            for size in sizes:
                self.reader(size, titles[size])
        for _ in range(self.args.rounds if self.args.stored else 0):
            for size in sizes:
                self.asks(size)
        for _ in range(self.args.rounds if "newsboat" in only and shutil.which("newsboat") else 0):
            self.newsboat(10_000)
        for _ in range(self.args.rounds if "fuzzy" in only else 0):
            for size in sizes:
                self.fuzzy(size)
                if shutil.which("fzf"):
                    self.fzf(size)
        self.told()

    def asks(self, size: int) -> None:
        """What answers cost by themselves, as benches/stored.rs prints it."""
        told = subprocess.run([self.args.stored, self.library(size)], stdout=subprocess.PIPE, check=True)
        for name, value in re.findall(r"^(\S.*?)  +([0-9.]+)$", told.stdout.decode(), re.MULTILINE):
            self.note(f"stored {size}: {name}", float(value))

    def told(self) -> None:
        file = self.out / "figures.json"
        kept = json.loads(file.read_text()) if file.exists() else {}
        file.write_text(json.dumps({**kept, **self.figures}, indent=1))
        for name, values in self.figures.items():
            print(f"{name:<48} {statistics.median(values):>10.2f}   ({min(values):.2f} to {max(values):.2f}, {len(values)})")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--liseuse", required=True)
    parser.add_argument("--hello")
    parser.add_argument("--stored", help="the bench of that name: its figures join the others")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--filter-key", default="f")
    parser.add_argument("--only", nargs="+", default=["import", "frame", "newsboat", "fuzzy"])
    Bench(parser.parse_args()).run()


if __name__ == "__main__":
    main()
