"""Cut the power while the store works: what was not synced is kept or lost, sector by sector.

Run: .venv/bin/python -m benchmarks.breaking.power_cuts [images]

The operations of `benchmarks.crash` are done once in a process whose system calls are recorded
(strace, Linux). From the record disks are made as a cut would leave them: what a file was told to
keep (fsync) is kept; of what was written since, each sector of 512 bytes is kept or lost at random,
and so are names made, removed or changed since the folder was synced, in their order where the disk
keeps that (as ext4 does) or each by itself. Every acknowledged operation must be there afterwards,
the one on its way whole or not at all, and the file must open. That is a model: sectors are
independent and a disk that says it has synced has.
"""

import ast
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.crash import COUNTS, OPERATIONS, Tally, in_memory, in_peace, judge
from corpus import store

IMAGES = 10_000
MODES = ("import", "edit", "delete")
SECTOR = 512
_CALLS = "write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,openat"
_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(r"^\d+<([^>]*)>")


def record(folder, mode):
    """Do the operations of a mode; give what was done to the files, and the operations' ends."""
    path, trace = folder / "recorded" / "recoupe.db", folder / "trace"
    path.parent.mkdir()
    shutil.copy(folder / f"{mode}.base", path)
    before = path.read_bytes()
    command = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}", "-o", trace]
    own = [sys.executable, "-m", "benchmarks.breaking.power_cuts", "--work", path, mode]
    subprocess.run([*command, *own], check=True, stdout=subprocess.DEVNULL)
    return before, list(_steps(trace, path.parent))


def work(path, mode):
    """Do the operations; after each a word is written, which the record shows."""
    opened = store.open_store(path)
    with open(path.parent / "acknowledged", "wb", buffering=0) as told:
        for number in range(COUNTS[mode]):
            OPERATIONS[mode](opened, number)
            told.write(b".")
    os._exit(0)  # cut off here at the latest


def _steps(trace, folder):
    """Give each call that concerns the folder: its name, the file's name, what it was given."""
    waiting = {}
    for line in trace.read_text("ascii").splitlines():
        process = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            waiting[process] = line.removesuffix("<unfinished ...>")
            continue
        _, is_rest, rest = line.partition("resumed>")
        found = _CALL.match(waiting.pop(process) + rest if is_rest else line)
        if not found or found[3].startswith("-"):
            continue
        call, given = found[1], found[2]
        texts = [_bytes(text) for text in _TEXT.findall(given)]
        place = _PLACE.match(given)
        where = _inside(_bytes(place[1]).decode() if place else "", folder)
        numbers = [int(one) for one in re.findall(r", (\d+)(?=,|$)", given)]
        if call == "write" and where == "acknowledged":
            yield "acknowledged", "", None
        elif call == "pwrite64" and where:
            yield "write", where, (numbers[-1], texts[0])
        elif call == "write" and where:
            yield "append", where, texts[0]
        elif call == "ftruncate" and where:
            yield "truncate", where, numbers[-1]
        elif call in ("fsync", "fdatasync") and place:
            yield "sync", where, None
        elif call == "openat" and "O_CREAT" in given:
            yield "create", _inside(texts[0].decode(), folder), None
        elif call.startswith("unlink"):
            yield "unlink", _inside(texts[0].decode(), folder), None
        elif call.startswith("rename"):
            yield "rename", _inside(texts[0].decode(), folder), _inside(texts[1].decode(), folder)


def _bytes(text):
    return ast.literal_eval(f'b"{text}"')


def _inside(path, folder):
    """Give a file's name within the folder, "." for the folder itself, "" for what is elsewhere."""
    if not path.startswith(str(folder)):
        return ""
    return path[len(str(folder)) :].strip("/") or "."


class Disk:
    """Files as they are told, and what of it a cut could lose."""

    def __init__(self, before):
        self.files = {"recoupe.db": bytearray(before)}  # by name, as the process sees them
        self.kept = {"recoupe.db": bytearray(before)}  # by name, what is surely on the disk
        self.writes = defaultdict(list)  # by name: (place, bytes) or a length, not synced yet
        self.names = []  # changes of names, not synced yet

    def do(self, call, name, given):
        """Do a recorded call."""
        if call in ("write", "append"):
            file = self.files.setdefault(name, bytearray())
            place, data = given if call == "write" else (len(file), given)
            _put(file, place, data)
            self.writes[name].append((place, data))
        elif call == "truncate" and name in self.files:
            _cut(self.files[name], given)
            self.writes[name].append(given)
        elif call == "create" and name and name not in self.files:
            self.files[name] = bytearray()
            self.names.append(("create", name, None))
        elif call == "unlink" and self.files.pop(name, None) is not None:
            self.names.append(("unlink", name, None))
        elif call == "rename" and name in self.files:
            self.files[given] = self.files.pop(name)
            self.names.append(("rename", name, given))
            self.writes[given] = self.writes.pop(name, [])
            self.kept[f" {given}"] = self.kept.get(name, bytearray())
        elif call == "sync" and name in self.files:
            self.kept[name] = bytearray(self.files[name])
            self.writes[name] = []
            # A file that is synced is there by its name too, as ext4 and others promise.
            self.names = [one for one in self.names if one[:2] != ("create", name)]
        elif call == "sync":  # the folder, or a folder in it: all names are kept
            for change in self.names:
                _rename(self.kept, change)
            self.names = []

    def cut(self, chance):
        """Give the files as a cut at this moment could leave them."""
        kept = {name: bytearray(data) for name, data in self.kept.items() if name[0] != " "}
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        changes = self.names
        if changes:
            changes = (
                changes[: chance.randint(0, len(changes))]  # in order, as a journal keeps them
                if chance.random() < 0.5
                else [one for one in changes if chance.random() < 0.5]
            )
        for change in changes:
            _rename(kept, change)
        for name, writes in self.writes.items():
            if name not in kept:
                continue
            for write in writes:
                if isinstance(write, int):
                    if chance.random() < share:
                        _cut(kept[name], write)
                    continue
                place, data = write
                for start in range(0, len(data), SECTOR):
                    if chance.random() < share:
                        _put(kept[name], place + start, data[start : start + SECTOR])
        return kept


def _put(file, place, data):
    if len(file) < place + len(data):
        file.extend(bytes(place + len(data) - len(file)))
    file[place : place + len(data)] = data


def _cut(file, length):
    del file[length:]
    file.extend(bytes(length - len(file)))


def _rename(kept, change):
    call, name, other = change
    if call == "create":
        kept.setdefault(name, bytearray())
    elif call == "unlink":
        kept.pop(name, None)
    else:
        held = kept.pop(name, None)
        if held is not None:
            kept[other] = held


def images(folder, mode, count, seed):
    """Make so many disks of a mode's record and judge each; give the tally."""
    peace = in_peace(folder, mode, articles=60)
    before, steps = record(folder, mode)
    acknowledged = sum(call == "acknowledged" for call, *_ in steps)
    assert acknowledged == COUNTS[mode], f"{acknowledged} of {COUNTS[mode]} operations recorded"
    chance = random.Random(seed)
    moments = defaultdict(int)
    for _ in range(count):
        moments[chance.randrange(len(steps))] += 1
    disk, done, tally = Disk(before), 0, Tally()
    path = folder / "image" / "recoupe.db"
    for place, (call, name, given) in enumerate(steps):
        for _ in range(moments[place]):
            _lay_out(disk.cut(chance), path.parent)
            try:
                tally += judge(path, peace, done)
            except sqlite3.DatabaseError:
                tally += Tally(1, done, unopened=1)
        if call == "acknowledged":
            done += 1
        else:
            disk.do(call, name, given)
    # The record itself is checked: with everything kept it is the file that was left.
    _lay_out(disk.files, path.parent)
    last = judge(path, peace, done)
    assert not (last.lost or last.between or last.unopened), "the record is not what was done"
    return tally


def _lay_out(files, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "backups").mkdir()
    for name, data in files.items():
        # The shared index is made anew, the lock is of a process that is gone, backups are beside.
        if name in ("recoupe.db", "recoupe.db-wal"):
            (folder / name).write_bytes(data)


def main():
    """Print the figures."""
    if sys.argv[1:2] == ["--work"]:
        work(Path(sys.argv[2]), sys.argv[3])
    if not shutil.which("strace"):
        print("needs strace")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    store.opening.backup_when_due = lambda kept: None  # a day's backup is not what is tried here
    with tempfile.TemporaryDirectory() as name, in_memory() as memory:
        total = Tally()
        for place, mode in enumerate(MODES):
            folder = (memory or Path(name)) / mode
            folder.mkdir()
            tally = images(folder, mode, count // len(MODES), place)
            total += tally
            print(f"power cut during {mode}: {tally}", flush=True)
        print(f"power cuts in all: {total}")


if __name__ == "__main__":
    main()
