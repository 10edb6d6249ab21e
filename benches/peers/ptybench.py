#!/usr/bin/env python3
"""ptybench - measure any terminal program from outside, through a pseudo-terminal.

METHOD
  * The command runs in a fresh PTY (own session, controlling terminal, given
    size).  The child takes the clock (CLOCK_MONOTONIC) as its last act before
    execve and hands it up through a close-on-exec pipe: that is t=0 for the
    start-up figures, so Python's fork cost is not counted.
  * Bytes are time-stamped when read(2) returns, BEFORE they are parsed.
    Parsing is put off until the output has been quiet for --quiet-ms, so the
    emulator neither competes with the program for the CPU inside a measured
    window nor holds it back by leaving the PTY full.  (A program that never
    goes quiet is parsed every --max-burst-ms; new bytes are still collected
    between two parsed chunks, so a stamp is then late by one chunk at most.)
  * The chunks are then replayed into a pyte screen one by one.  A chunk
    "changes the screen" when a cell (character, colour or attribute) differs
    after it; a moved cursor alone does not count (--count-cursor: it does).
  * A frame is a run of chunks with gaps below --frame-gap-ms.  Where the
    program brackets its frames with synchronized-update marks (CSI ? 2026 l),
    those are counted instead.
  * Figures per key (or key group):
      first    key written -> last change of the first frame that changed the
               screen: what the user sees as the reply to the key
      settled  key written -> last change before the output went quiet: the
               final result (a search list that fills in later counts here)
      match    key written -> end of the first changed frame whose screen
               matches the given regex
      bytes, frames
      cpu_ms   CPU of the process tree per key, averaged over the step.  On a
               busy machine this is the figure to trust.
  * Start-up:  first_byte, first_paint (a screen that is not blank), match
    (--until), settled; same definitions, from execve.
  * Peak RSS is VmHWM summed over the process tree (RssAnon of the same
    instant beside it: mapped files count in VmHWM); CPU comes from /proc and
    from wait4 at the end, less what the child spent before execve.  Both are
    sampled outside the measured windows.
  * Terminal queries are answered at once, so that programs do not stall: DSR
    5n/6n, DA1, DA2, XTVERSION, DECRQM, kitty keyboard, OSC 4/10/11/12 colours,
    window and cell size, colour scheme, XTGETTCAP/DECRQSS (as unknown).
  * `ptybench.py --calibrate` gives the floor of the method itself: the
    kernel's own echo of a key, write -> read.
  * Only the child that was started is ever signalled: --quit keys first, then
    the PTY is closed (the kernel's SIGHUP), then SIGTERM and SIGKILL to that
    one process id.  It also dies with the harness (PR_SET_PDEATHSIG).

EXAMPLES
  ptybench.py --until 'Articles' --keys j --repeat 100 -- ./reader corpus/
  ptybench.py --runs 9 --until '>' --quit '<C-c>' -- fzf --height 100% < titles
  ptybench.py --script steps.txt --json out.json -- ./reader corpus/

SCRIPT STEPS (one per line, # comments; or a JSON list of the same, each step
a list of strings: [["wait", "Articles"], ["measure", "scroll", "j", "x100"]])
  wait REGEX [timeout=S]            go on once the screen matches
  expect REGEX | reject REGEX       assertion on the present screen
  send KEYS                         write keys, wait for quiet, measure nothing
  measure NAME KEYS [xN] [until=RE] each key of KEYS in turn, N times over, one
                                    latency sample per key
  chord NAME KEYS [xN] [until=RE]   KEYS in one write, one sample per write
  burst NAME KEYS [xN]              KEYS xN in one write, one sample in all
                                    (held key, paste: does it coalesce?)
  resize NAME COLSxROWS             window-size change -> settled
  idle NAME SECONDS                 bytes, CPU and wake-ups while untouched
  mem NAME                          RSS and CPU at this point
  dump [FILE]                       the screen as text (default: stderr)
  sleep MS
  measure, chord, burst and wait take quiet=MS and timeout=S as well.

KEYS: literal text with <Enter> <Esc> <Tab> <S-Tab> <BS> <Del> <Space> <Up>
<Down> <Left> <Right> <Home> <End> <PgUp> <PgDn> <F1>..<F12> <C-x> <A-x> <lt>.
Arrows follow the program's cursor-key mode.
"""
from __future__ import annotations

import argparse
import ctypes
import errno
import fcntl
import gc
import json
import os
import re
import select
import shlex
import signal
import statistics
import struct
import sys
import termios
import time

try:
    import pyte
    import pyte.modes
    import pyte.screens
except ImportError:  # pragma: no cover
    sys.exit("ptybench: needs pyte (pip install pyte)")

MS = 1_000_000  # ns
now = time.monotonic_ns


# --------------------------------------------------------------------- keys

CURSOR_KEYS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
NAMED_KEYS = {
    "enter": "\r", "cr": "\r", "esc": "\x1b", "tab": "\t", "s-tab": "\x1b[Z",
    "bs": "\x7f", "backspace": "\x7f", "del": "\x1b[3~", "ins": "\x1b[2~",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "space": " ", "lt": "<",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~", "f12": "\x1b[24~",
}


def split_keys(text: str) -> list[str]:
    """'ab<Down>' -> ['a', 'b', '<Down>']"""
    return re.findall(r"<[A-Za-z0-9-]+>|<C-.>|<A-.>|.", text, re.S)


def encode_key(key: str, app_cursor: bool) -> bytes:
    if len(key) < 3 or key[0] != "<":
        return key.encode()
    name = key[1:-1]
    low = name.lower()
    if low in CURSOR_KEYS:
        return (b"\x1bO" if app_cursor else b"\x1b[") + CURSOR_KEYS[low].encode()
    if low in NAMED_KEYS:
        return NAMED_KEYS[low].encode()
    if low.startswith("c-") and len(name) == 3:
        return bytes([ord(name[2].upper()) & 0x1F])
    if low.startswith("a-") and len(name) == 3:
        return b"\x1b" + name[2].encode()
    raise ValueError(f"unknown key {key}")


# ----------------------------------------------------------------- emulator

class Screen(pyte.Screen):
    """pyte's screen plus what full-screen programs use and pyte lacks."""

    last_char = " "

    def draw(self, data):
        if data:
            self.last_char = data[-1]
        super().draw(data)

    def repeat(self, count=1, **_):  # REP
        super().draw(self.last_char * (count or 1))

    def scroll_up(self, count=1, **_):  # SU
        self._scroll(count or 1, self.index, at_bottom=True)

    def scroll_down(self, count=1, **_):  # SD
        self._scroll(count or 1, self.reverse_index, at_bottom=False)

    def _scroll(self, count, move, at_bottom):
        top, bottom = self.margins or pyte.screens.Margins(0, self.lines - 1)
        keep = self.cursor.y
        self.cursor.y = bottom if at_bottom else top
        for _ in range(min(count, self.lines)):
            move()
        self.cursor.y = keep

    def back_tab(self, count=1, **_):  # CBT
        self.cursor.x = max(0, (self.cursor.x - 1) // 8 * 8)

    def set_mode(self, *modes, **kwargs):
        super().set_mode(*modes, **kwargs)
        self._alternate(modes, kwargs)

    def reset_mode(self, *modes, **kwargs):
        super().reset_mode(*modes, **kwargs)
        self._alternate(modes, kwargs)

    def _alternate(self, modes, kwargs):
        if kwargs.get("private") and {47, 1047, 1049} & set(modes):
            self.erase_in_display(2)

    def report_device_status(self, *_, **__):  # answered by Terminal
        pass

    def report_device_attributes(self, *_, **__):
        pass

    @property
    def app_cursor(self) -> bool:
        return (1 << 5) in self.mode


class Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down", "Z": "back_tab"}
    events = pyte.ByteStream.events | {"repeat", "scroll_up", "scroll_down", "back_tab"}


# What pyte would print as text: control strings, CSI with < = > prefixes or
# an intermediate byte; and an escape sequence that is not complete yet.
UNSUPPORTED = re.compile(
    rb"\x1b[PX^_].*?(?:\x1b\\|\x07)"
    rb"|\x1b\[[<=>][0-9;:]*[ -/]*[@-~]"
    rb"|\x1b\[\??[0-9;:]*[ -/]+[@-~]"
    rb"|\x1b\[\?[0-9;]*[un]", re.S)
SUBPARAMS = re.compile(rb"\x1b\[([0-9;:]*:[0-9;:]*)m")
INCOMPLETE = re.compile(
    rb"(?:\x1b\Z|\x1b\[[0-?]*[ -/]*\Z|\x1b[PX^_\]][^\x1b\x07]*\x1b?\Z|\x1b[ -/]+\Z)", re.S)
SYNC_END = b"\x1b[?2026l"

QUERY = re.compile(
    rb"\x1b\[(?P<dsr>\??[56])n"
    rb"|\x1b\[(?P<scheme>\?996)n"
    rb"|\x1b\[(?P<da>[>=]?)0?c"
    rb"|\x1b\[>(?P<xtversion>0?)q"
    rb"|\x1b\[\?(?P<kitty>)u"
    rb"|\x1b\[(?P<decrqm>\??\d+)\$p"
    rb"|\x1b\[(?P<window>1[468])t"
    rb"|\x1b\](?P<osc>1[0-9]|4;\d+);\?(?P<end>\x07|\x1b\\)"
    rb"|\x1bP(?P<dcs>\+q|\$q)[^\x1b]*\x1b\\")


def plain_subparams(match: re.Match) -> bytes:
    """38:2::r:g:b -> 38;2;r;g;b, and 4:3 -> 4 (pyte knows no colons)."""
    out = []
    for part in match.group(1).split(b";"):
        bits = part.split(b":")
        if bits[0] in (b"38", b"48") and len(bits) > 2:
            out += [b for b in bits if b]
        elif bits[0] not in (b"58",):
            out.append(bits[0])
    return b"\x1b[" + b";".join(out) + b"m"


class Terminal:
    """Screen state fed with raw bytes; tells whether a chunk changed a cell."""

    def __init__(self, cols: int, rows: int, count_cursor: bool):
        self.screen = Screen(cols, rows)
        self.stream = Stream(self.screen)
        self.count_cursor = count_cursor
        self.carry = b""
        self.cells: list = [None] * rows
        self.text: list[str] = [""] * rows
        self.cursor = None
        self._refresh()

    def resize(self, cols: int, rows: int) -> None:
        self.screen.resize(rows, cols)
        self.cells, self.text = [None] * rows, [""] * rows
        self.screen.dirty.update(range(rows))
        self._refresh()

    def feed(self, data: bytes) -> bool:
        data = self.carry + data
        cut = INCOMPLETE.search(data)
        self.carry = data[cut.start():] if cut and len(data) - cut.start() < 4096 else b""
        if self.carry:
            data = data[:cut.start()]
        data = SUBPARAMS.sub(plain_subparams, UNSUPPORTED.sub(b"", data))
        if data:
            self.stream.feed(data)
        return self._refresh()

    def _refresh(self) -> bool:
        screen, changed = self.screen, False
        default = screen.default_char
        for y in list(screen.dirty):
            if y >= screen.lines:
                continue
            line = screen.buffer[y]
            cells = {x: c for x, c in line.items() if c != default and x < screen.columns}
            if cells != self.cells[y]:
                changed = changed or self.cells[y] is not None or bool(cells)
                self.cells[y] = cells
                self.text[y] = "".join(line[x].data for x in range(screen.columns)).rstrip()
        screen.dirty.clear()
        if self.count_cursor:
            cursor = (screen.cursor.x, screen.cursor.y, screen.cursor.hidden)
            changed = changed or cursor != self.cursor
            self.cursor = cursor
        return changed

    def display(self) -> str:
        return "\n".join(self.text)

    def blank(self) -> bool:
        return not any(line.strip() for line in self.text)


# ------------------------------------------------------------------ session

class Timeout(Exception):
    pass


def cpu_of(pid: int, ticks: float) -> float:
    """CPU seconds of a process and its threads, by its own clock; by the
    10 ms ticks of /proc where the kernel refuses."""
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return ticks


class Chunk:
    __slots__ = ("t", "data", "changed", "matched", "blank")

    def __init__(self, t, data):
        self.t, self.data, self.changed, self.matched, self.blank = t, data, None, False, True


class Session:
    def __init__(self, argv, opts):
        self.opts = opts
        self.term = Terminal(opts.cols, opts.rows, opts.count_cursor)
        self.pending: list[Chunk] = []      # read, not parsed yet
        self.query_carry = b""
        self.queries = 0
        self.total_bytes = 0
        self.eof = False
        self.hwm: dict[int, int] = {}       # pid -> peak RSS in kB
        self.cpu: dict[int, float] = {}     # pid -> CPU seconds
        self.anon_peak = 0
        self.rusage = None
        self.status = None
        self._spawn(argv)

    # ---- process

    def _spawn(self, argv):
        opts = self.opts
        env = dict(os.environ, TERM=opts.term, COLORTERM="truecolor",
                   LINES=str(opts.rows), COLUMNS=str(opts.cols))
        for name in ("LINES", "COLUMNS", "TMUX", "STY", "FZF_DEFAULT_OPTS", "SKIM_DEFAULT_OPTIONS"):
            env.pop(name, None)
        for item in opts.env or []:
            key, _, value = item.partition("=")
            env[key] = value
        master, slave = os.openpty()
        self.master = master
        self._winsize(opts.cols, opts.rows)
        pipe_r, pipe_w = os.pipe()          # close-on-exec by default
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                stdin = os.open(opts.stdin, os.O_RDONLY) if opts.stdin else slave
                for src, dst in ((stdin, 0), (slave, 1), (slave, 2)):
                    os.dup2(src, dst)
                os.closerange(3, pipe_w)
                os.closerange(pipe_w + 1, 256)
                if opts.cwd:
                    os.chdir(opts.cwd)
                signal.signal(signal.SIGPIPE, signal.SIG_DFL)
                # Die with the harness: some programs outlive their terminal.
                ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)
                os.write(pipe_w, struct.pack("qq", now(), time.process_time_ns()))
                os.execvpe(argv[0], argv, env)
            except BaseException as error:  # noqa: BLE001
                os.write(pipe_w, str(error).encode())
                os._exit(127)
        os.close(slave)
        os.close(pipe_w)
        stamp = os.read(pipe_r, 16)
        failure = os.read(pipe_r, 4096)     # EOF once execve has succeeded
        os.close(pipe_r)
        if failure or len(stamp) < 16:
            os.waitpid(self.pid, 0)
            sys.exit(f"ptybench: cannot run {argv[0]}: {(failure or stamp).decode(errors='replace')}")
        self.t_exec, fork_cpu = struct.unpack("qq", stamp)
        self.fork_cpu = fork_cpu / 1e9      # spent before execve, not the program's
        os.set_blocking(master, False)
        self.poller = select.poll()
        self.poller.register(master, select.POLLIN)

    def _winsize(self, cols, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, cols, cols * 10, rows * 20))

    def resize(self, cols, rows):
        self.replay()
        self.opts.cols, self.opts.rows = cols, rows
        self.term.resize(cols, rows)
        sent = now()
        self._winsize(cols, rows)
        return sent

    # ---- bytes

    def _read(self, timeout_ms: float) -> bool:
        """Waits at most timeout_ms for output; stamps and stores it."""
        if self.eof:
            time.sleep(timeout_ms / 1000)
            return False
        if not self.poller.poll(timeout_ms):
            return False
        try:
            data = os.read(self.master, 65536)
            stamp = now()
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            data, stamp = b"", 0
        if not data:
            self.eof = True
            return False
        self.total_bytes += len(data)
        self.pending.append(Chunk(stamp, data))
        if b"\x1b" in data or self.query_carry:
            self._answer(data)
        return True

    def _answer(self, data: bytes) -> None:
        data = self.query_carry + data
        end = 0
        for match in QUERY.finditer(data):
            end = match.end()
            self.queries += 1
            reply = self._reply(match)
            if reply:
                self._write(reply)
        cut = INCOMPLETE.search(data, end)
        self.query_carry = data[cut.start():] if cut and len(data) - cut.start() < 256 else b""

    def _reply(self, match) -> bytes:
        cols, rows = self.opts.cols, self.opts.rows
        kind = match.lastgroup if match.lastgroup != "end" else "osc"
        value = match.group(kind)
        if kind == "dsr":
            if value == b"5":
                return b"\x1b[0n"
            self.replay()                   # the position must be the true one
            cursor = self.term.screen.cursor
            mark = b"?" if value.startswith(b"?") else b""
            return b"\x1b[%s%d;%dR" % (mark, cursor.y + 1, min(cursor.x, cols - 1) + 1)
        if kind == "scheme":
            return b"\x1b[?997;1n"
        if kind == "da":
            return {b"": b"\x1b[?62;22c", b">": b"\x1b[>1;10;0c", b"=": b""}[value]
        if kind == "xtversion":
            return b"\x1bP>|ptybench 1\x1b\\"
        if kind == "kitty":
            return b"\x1b[?0u"
        if kind == "decrqm":
            known = value in (b"?2026", b"?2004", b"?1049", b"?25", b"?7")
            return b"\x1b[%s;%d$y" % (value, 2 if known else 0)
        if kind == "window":
            return {b"14": b"\x1b[4;%d;%dt" % (rows * 20, cols * 10),
                    b"16": b"\x1b[6;20;10t",
                    b"18": b"\x1b[8;%d;%dt" % (rows, cols)}[value]
        if kind == "osc":
            colour = b"dddd/dddd/dddd" if value == b"10" else b"1111/1111/1111"
            return b"\x1b]%s;rgb:%s%s" % (value, colour, match.group("end"))
        return b"\x1bP0%sr\x1b\\" % value[:1]   # XTGETTCAP, DECRQSS: unknown

    def _write(self, data: bytes) -> None:
        while data:
            try:
                data = data[os.write(self.master, data):]
            except BlockingIOError:
                self._read(5)
            except OSError:
                return

    # ---- replay

    def replay(self, regex=None) -> list[Chunk]:
        """Parses what is pending; returns those chunks with their findings."""
        done = []
        while self.pending:
            chunk = self.pending.pop(0)
            chunk.changed = self.term.feed(chunk.data)
            chunk.blank = self.term.blank()
            chunk.matched = bool(regex and regex.search(self.term.display()))
            done.append(chunk)
            while self._read(0):            # keep the PTY drained, stamps fresh
                pass
        return done

    def collect(self, regex, quiet_ms, timeout_s, need_match, min_wait_ms=0) -> list[Chunk]:
        """Gathers output until it is quiet (and the regex holds, if needed)."""
        deadline = now() + int(timeout_s * 1e9)
        earliest = now() + int(min_wait_ms * MS)
        history: list[Chunk] = []
        while True:
            burst_end = now() + int(self.opts.max_burst_ms * MS)
            silent = False
            while now() < burst_end and not silent:
                silent = not self._read(quiet_ms)
            history += self.replay(regex)
            settled = silent and not self.pending and now() >= earliest
            if need_match:              # a program that animates never settles
                hit = any(c.matched for c in history) or bool(regex.search(self.term.display()))
                if hit and (settled or not silent):
                    return history
            elif settled:
                return history
            if self.eof:
                if need_match and not regex.search(self.term.display()):
                    raise Timeout("program ended before the screen matched " + regex.pattern)
                return history
            if now() > deadline:
                if need_match:
                    raise Timeout(f"no match for {regex.pattern!r} within {timeout_s} s; screen:\n"
                                  + self.term.display())
                return history

    # ---- /proc

    def _tree(self) -> list[int]:
        found, queue = [], [self.pid]
        while queue:
            pid = queue.pop()
            found.append(pid)
            try:
                for task in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{task}/children") as file:
                        queue += [int(p) for p in file.read().split()]
            except OSError:
                pass
        return found

    def sample(self) -> dict:
        tick = os.sysconf("SC_CLK_TCK")
        rss = anon = switches = 0
        for pid in self._tree():
            try:
                with open(f"/proc/{pid}/status") as file:
                    fields = dict(line.split(":", 1) for line in file if ":" in line)
                with open(f"/proc/{pid}/stat") as file:
                    stat = file.read().rsplit(")", 1)[1].split()
                for task in os.listdir(f"/proc/{pid}/task"):
                    with open(f"/proc/{pid}/task/{task}/status") as file:
                        switches += int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", file.read(), re.M)[1])
            except (OSError, IndexError, TypeError, ValueError):
                continue
            if "VmHWM" not in fields:
                continue
            self.hwm[pid] = max(self.hwm.get(pid, 0), int(fields["VmHWM"].split()[0]))
            rss += int(fields["VmRSS"].split()[0])
            anon += int(fields.get("RssAnon", "0 kB").split()[0])
            self.cpu[pid] = cpu_of(pid, (int(stat[11]) + int(stat[12])) / tick)
        self.anon_peak = max(self.anon_peak, anon)
        cpu = max(0.0, sum(self.cpu.values()) - self.fork_cpu)
        return {"rss_kb": rss, "anon_kb": anon, "cpu_s": round(cpu, 3), "switches": switches}

    # ---- steps

    def startup(self, until, quiet_ms, timeout_s) -> dict:
        history = self.collect(until, quiet_ms, timeout_s, need_match=until is not None,
                               min_wait_ms=self.opts.startup_wait_ms)
        while until is None and self.term.blank() and not self.eof:
            if now() - self.t_exec > timeout_s * 1e9:
                raise Timeout("nothing painted")
            history += self.collect(None, quiet_ms, 1, need_match=False)
        return self._figures(history, self.t_exec, startup=True)

    def press(self, keys: str, until, quiet_ms, timeout_s) -> dict:
        self.replay()
        data = b"".join(encode_key(k, self.term.screen.app_cursor) for k in split_keys(keys))
        sent = now()
        self._write(data)
        history = self.collect(until, quiet_ms, timeout_s, need_match=until is not None,
                               min_wait_ms=quiet_ms)
        return self._figures(history, sent)

    def _figures(self, history: list[Chunk], start: int, startup=False) -> dict:
        gap = self.opts.frame_gap_ms * MS
        frames: list[list[Chunk]] = []
        for chunk in history:
            if chunk.t < start:
                continue
            if frames and chunk.t - frames[-1][-1].t < gap:
                frames[-1].append(chunk)
            else:
                frames.append([chunk])

        def end(frame):                     # last change within the frame
            return max(c.t for c in frame if c.changed)

        changed = [f for f in frames if any(c.changed for c in f)]
        painted = [f for f in changed if any(c.changed and not c.blank for c in f)]
        matched = [f for f in changed if any(c.matched for c in f)]

        def ms(t):
            return round((t - start) / MS, 3)

        count = sum(c.data.count(SYNC_END) for c in history) or len(changed)
        result = {
            "first": ms(end(changed[0])) if changed else None,
            "settled": ms(end(changed[-1])) if changed else None,
            "match": ms(end(matched[0])) if matched else None,
            "bytes": sum(len(c.data) for f in frames for c in f),
            "frames": count,
        }
        if startup:
            result["first_byte"] = ms(frames[0][0].t) if frames else None
            result["first_paint"] = ms(end(painted[0])) if painted else None
            result["queries"] = self.queries
        return result

    def idle(self, seconds: float) -> dict:
        self.collect(None, self.opts.quiet_ms, 2, need_match=False)
        before, bytes_before = self.sample(), self.total_bytes
        stop = now() + int(seconds * 1e9)
        while now() < stop:
            self._read((stop - now()) / MS)
        after = self.sample()
        self.replay()
        return {"seconds": seconds, "bytes": self.total_bytes - bytes_before,
                "cpu_s": round(after["cpu_s"] - before["cpu_s"], 3),
                "wakeups": after["switches"] - before["switches"]}

    def close(self) -> None:
        """Ends the child, and only the child."""
        self.sample()
        if self.opts.quit:
            self._write(b"".join(encode_key(k, self.term.screen.app_cursor)
                                 for k in split_keys(self.opts.quit)))
        for action in (None, "hangup", signal.SIGTERM, signal.SIGKILL):
            if action == "hangup":
                os.close(self.master)
                self.eof = True
            elif action is not None:
                os.kill(self.pid, action)
            deadline = now() + (1500 if self.opts.quit or action else 50) * MS
            while now() < deadline:
                pid, status, usage = os.wait4(self.pid, os.WNOHANG)
                if pid:
                    self.status, self.rusage = status, usage
                    if action is None:
                        os.close(self.master)
                    return
                self._read(5)


# ------------------------------------------------------------------- runner

def quantile(values, q):
    values = sorted(values)
    return values[min(len(values) - 1, int(q * len(values)))]


def summary(values) -> dict:
    values = [v for v in values if v is not None]
    if not values:
        return {"n": 0}
    return {"n": len(values), "min": min(values), "p50": round(statistics.median(values), 3),
            "p95": quantile(values, 0.95), "p99": quantile(values, 0.99), "max": max(values)}


def split_options(words):
    """Takes xN and name=value words off a step's arguments."""
    rest, options = [], {"n": 1}
    for word in words:
        if re.fullmatch(r"x\d+", word) and len(rest) >= 2:
            options["n"] = int(word[1:])
        elif re.match(r"(until|quiet|timeout)=", word):
            key, _, value = word.partition("=")
            options[key] = value
        else:
            rest.append(word)
    return rest, options


def load_script(path):
    text = open(path).read()
    if text.lstrip().startswith("["):
        return [[str(w) for w in step] for step in json.loads(text)]
    return [words for line in text.splitlines() if (words := shlex.split(line, comments=True))]


def run_once(argv, opts, steps) -> dict:
    opts = argparse.Namespace(**vars(opts))     # resize changes cols and rows
    session = Session(argv, opts)
    result = {"startup": None, "steps": {}, "cpu_ms": {}, "mem": {}}
    until = re.compile(opts.until, re.M) if opts.until else None
    try:
        result["startup"] = session.startup(until, opts.quiet_ms, opts.timeout)
        session.sample()
        for step in steps:
            run_step(session, step, opts, result)
        if opts.dump:
            dump(session, opts.dump)
    finally:
        session.close()
    usage = session.rusage
    # Not ru_maxrss: it survives execve and so holds this script's own size.
    result["peak_rss_kb"] = sum(session.hwm.values())
    result["anon_peak_kb"] = session.anon_peak
    result["cpu_s"] = round(max(sum(session.cpu.values()),
                                (usage.ru_utime + usage.ru_stime) if usage else 0) - session.fork_cpu, 4)
    result["bytes"] = session.total_bytes
    result["exit"] = session.status
    return result


def run_step(session, step, opts, result):
    verb, *words = step
    words, extra = split_options(words)
    quiet = float(extra.get("quiet", opts.quiet_ms))
    timeout = float(extra.get("timeout", opts.timeout))
    until = re.compile(extra["until"], re.M) if "until" in extra else None
    samples = result["steps"]
    if verb in ("measure", "chord", "burst"):
        before, count = session.sample()["cpu_s"], len(samples.get(words[0], []))
    if verb == "wait":
        session.collect(re.compile(words[0], re.M), quiet, timeout, need_match=True)
    elif verb in ("expect", "reject"):
        session.replay()
        if bool(re.search(words[0], session.term.display(), re.M)) != (verb == "expect"):
            raise Timeout(f"{verb} {words[0]!r} failed; screen:\n" + session.term.display())
    elif verb == "send":
        session.press(words[0], None, quiet, timeout)
    elif verb == "measure":
        keys = split_keys(words[1]) * extra["n"]
        samples.setdefault(words[0], []).extend(
            dict(session.press(k, until, quiet, timeout), key=k) for k in keys)
    elif verb == "chord":
        samples.setdefault(words[0], []).extend(
            session.press(words[1], until, quiet, timeout) for _ in range(extra["n"]))
    elif verb == "burst":
        samples.setdefault(words[0], []).append(
            session.press(words[1] * extra["n"], until, quiet, timeout))
    elif verb == "resize":
        cols, rows = map(int, words[1].split("x"))
        sent = session.resize(cols, rows)
        history = session.collect(None, quiet, timeout, need_match=False, min_wait_ms=quiet)
        samples.setdefault(words[0], []).append(session._figures(history, sent))
    elif verb == "idle":
        result["mem"][words[0]] = session.idle(float(words[1]))
    elif verb == "mem":
        result["mem"][words[0]] = session.sample()
    elif verb == "dump":
        session.replay()
        dump(session, words[0] if words else "-")
    elif verb == "sleep":
        session.collect(None, float(words[0]), float(words[0]) / 1000, need_match=False,
                        min_wait_ms=float(words[0]))
    else:
        raise ValueError(f"unknown step {verb!r}")
    if verb in ("measure", "chord", "burst"):
        spent = session.sample()["cpu_s"] - before
        result["cpu_ms"].setdefault(words[0], []).append(
            round(1000 * spent / max(1, len(samples[words[0]]) - count), 3))
    elif verb == "wait":
        session.sample()


def dump(session, where):
    text = session.term.display() + "\n"
    if where == "-":
        sys.stderr.write(text)
    else:
        with open(where, "w") as file:
            file.write(text)


def aggregate(runs) -> dict:
    report = {"runs": len(runs), "startup_ms": {}, "steps": {}, "mem": {}}
    for name in ("first_byte", "first_paint", "match", "settled", "bytes", "frames", "queries"):
        report["startup_ms"][name] = summary([r["startup"][name] for r in runs])
    names = {}
    for run in runs:
        for name, samples in run["steps"].items():
            names.setdefault(name, []).extend(samples)
    for name, samples in names.items():
        report["steps"][name] = {field: summary([s[field] for s in samples])
                                 for field in ("first", "settled", "match", "bytes", "frames")}
        report["steps"][name]["cpu_ms"] = summary([v for r in runs for v in r["cpu_ms"].get(name, [])])
        report["steps"][name]["unanswered"] = sum(s["first"] is None for s in samples)
    for name in {n for r in runs for n in r["mem"]}:
        fields = [r["mem"][name] for r in runs if name in r["mem"]]
        report["mem"][name] = {k: summary([f[k] for f in fields]) for k in fields[0]}
    for name in ("peak_rss_kb", "anon_peak_kb", "cpu_s", "bytes"):
        report[name] = summary([r[name] for r in runs])
    return report


def show(report, file=sys.stdout):
    def row(label, s):
        if not s.get("n"):
            return
        print(f"  {label:<26}{s['n']:>5}" + "".join(f"{s[k]:>12.3f}" if isinstance(s[k], float) else f"{s[k]:>12}"
              for k in ("min", "p50", "p95", "p99", "max")), file=file)

    print(f"{report['runs']} run(s)\n  {'':<26}{'n':>5}{'min':>12}{'p50':>12}{'p95':>12}{'p99':>12}{'max':>12}", file=file)
    print("start-up, from execve (ms)", file=file)
    for name, s in report["startup_ms"].items():
        if name != "queries":
            row(name, s)
    for name, fields in report["steps"].items():
        lost = f"   ({fields['unanswered']} keys changed nothing)" if fields["unanswered"] else ""
        print(f"{name}: from the key (ms){lost}", file=file)
        for field in ("first", "settled", "match", "bytes", "frames", "cpu_ms"):
            row(field, fields.get(field, {}))
    for name, fields in sorted(report["mem"].items()):
        print(f"{name}:", file=file)
        for field, s in fields.items():
            row(field, s)
    print("whole run", file=file)
    for name in ("peak_rss_kb", "anon_peak_kb", "cpu_s", "bytes"):
        row(name, report[name])


def calibrate(opts, count=500):
    """Floor of the method: the kernel's echo of a key on an idle tty."""
    session = Session(["sleep", "60"], opts)
    time.sleep(0.2)
    values = []
    for _ in range(count):
        sent = now()
        os.write(session.master, b"a")
        while not session._read(1000):
            pass
        values.append((session.pending.pop().t - sent) / MS)
        time.sleep(0.002)
    session.close()
    s = summary(values)
    print("kernel echo, write -> read (ms): " + "  ".join(f"{k} {s[k]:.3f}" for k in ("min", "p50", "p95", "p99", "max")))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="ptybench.py [options] -- COMMAND [ARGS...]")
    add = parser.add_argument
    add("command", nargs="*", help="the program to measure, after --")
    add("--size", default="160x50", help="COLSxROWS (160x50)")
    add("--until", metavar="REGEX", help="start-up is over once the screen matches (multi-line regex)")
    add("--keys", help="after start-up: measure each of these keys")
    add("--repeat", type=int, default=1, help="go through --keys this many times")
    add("--key-until", metavar="REGEX", help="per key: time to a changed screen that matches")
    add("--script", metavar="FILE", help="steps to run after start-up (see above)")
    add("--quit", default="", metavar="KEYS", help="keys that end the program (else the PTY is closed)")
    add("--runs", type=int, default=1, help="whole sessions (figures are pooled)")
    add("--warmup", type=int, default=0, help="extra sessions first, not counted")
    add("--quiet-ms", type=float, default=60, help="no output for this long = settled (60)")
    add("--startup-wait-ms", type=float, default=0, help="look at least this long before calling start-up settled")
    add("--frame-gap-ms", type=float, default=3, help="a longer gap between reads starts a new frame (3)")
    add("--max-burst-ms", type=float, default=1000, help="parse at least this often (1000)")
    add("--timeout", type=float, default=30, help="seconds for any one wait (30)")
    add("--count-cursor", action="store_true", help="a moved cursor counts as a change")
    add("--stdin", metavar="FILE", help="the program's standard input (default: the PTY)")
    add("--term", default="xterm-256color", help="TERM (xterm-256color)")
    add("--env", action="append", metavar="K=V", help="extra environment")
    add("--cwd", help="working directory of the program")
    add("--dump", metavar="FILE", help="write the last screen here (- for stderr)")
    add("--json", metavar="FILE", help="write summary and every sample here (- for stdout)")
    add("--calibrate", action="store_true", help="measure the method's own floor and exit")
    opts = parser.parse_args()
    opts.cols, opts.rows = map(int, opts.size.split("x"))
    gc.disable()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # so that close() runs
    if opts.calibrate:
        return calibrate(opts)
    if not opts.command:
        parser.error("no command; see --help")
    steps = load_script(opts.script) if opts.script else []
    if opts.keys:
        steps.append(["measure", "keys", opts.keys, f"x{opts.repeat}"]
                     + ([f"until={opts.key_until}"] if opts.key_until else []))
    runs = []
    try:
        for number in range(opts.warmup + opts.runs):
            result = run_once(opts.command, opts, steps)
            if number >= opts.warmup:
                runs.append(result)
            gc.collect()
    except Timeout as error:
        sys.exit(f"ptybench: {error}")
    report = aggregate(runs)
    if opts.json != "-":
        show(report)
    if opts.json:
        text = json.dumps({"command": opts.command, "size": opts.size, "summary": report, "samples": runs}, indent=1)
        if opts.json == "-":
            print(text)
        else:
            with open(opts.json, "w") as file:
                file.write(text)


if __name__ == "__main__":
    main()
