"""Fill the disk of the store at many points, and damage copies of its file.

Run: .venv/bin/python -m benchmarks.full_disk [points]

After each failure the file must hold exactly what was acknowledged, open, be readable while the
disk is full, and take the refused operation once there is room (see `benchmarks.crash`). Of the
damaged copies (one bit turned, noise, a page lost, the end cut off), each must be refused, or name
what is damaged, or give the right articles; and all must be whole again by what a page offers.
"""

import contextlib
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crash import COUNTS, OPERATIONS, Tally, content, in_peace, judge, processes
from corpus import CorpusError, store

POINTS = 20
MODES = ("import", "edit", "delete")


def fill(folder, mode, room):
    """Do operations with only `room` bytes left in the folder's file system; give the tally."""
    with tempfile.TemporaryDirectory() as elsewhere:
        peace = in_peace(Path(elsewhere), mode, articles=40)
        path = folder / "recoupe.db"
        shutil.copy(peace.base, path)
        opened = store.open_store(path)
        shutil.rmtree(folder / "backups", ignore_errors=True)
        ballast = folder / "ballast"
        free = shutil.disk_usage(folder).free
        ballast.write_bytes(b"\0" * max(free - room, 0))
        done, told = 0, False
        try:
            for number in range(COUNTS[mode]):
                OPERATIONS[mode](opened, number)
                done += 1
        except store.StoreFull:
            told = True
        readable = len(store.raw_table(opened, 1))
        full = content(path)
        ballast.unlink()
        if told:
            OPERATIONS[mode](opened, done)
            done += 1
        after = content(path)
        store.close_store(opened)
        before = peace.states[done - told]
        sound = full == before and after == peace.states[done] and told
        result = judge(path, peace, done)
        return Tally(1, done, readable, result.lost, result.between + (not sound), result.unopened)


@contextlib.contextmanager
def small_disk(megabytes):
    """Give a folder on a small disk of its own; None where that needs rights we have not."""
    with tempfile.TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder]
        try:
            done = subprocess.run(mount, capture_output=True, check=False)
        except OSError:
            done = None
        if done is None or done.returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def limited(path, mode, limit, tell):
    """Do operations while no file may grow beyond `limit` bytes, as with a quota."""
    import resource

    opened = store.open_store(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        for number in range(COUNTS[mode]):
            OPERATIONS[mode](opened, number)
            tell.send_bytes(b"done")
    except store.StoreFull:
        tell.send_bytes(b"full")
    tell.send_bytes(b"end")


def quota(folder, mode, limit):
    """Do operations under a quota; give the tally."""
    peace = in_peace(folder, mode, articles=40)
    path = folder / "quota" / "recoupe.db"
    path.parent.mkdir()
    shutil.copy(peace.base, path)
    context = processes()
    hear, tell = context.Pipe(duplex=False)
    process = context.Process(target=limited, args=(path, mode, limit, tell))
    process.start()
    tell.close()
    told = []
    with contextlib.suppress(EOFError):
        while True:
            told.append(hear.recv_bytes())
    process.join()
    sound = told[-2:] == [b"full", b"end"] and content(path) == peace.states[told.count(b"done")]
    result = judge(path, peace, told.count(b"done"))
    return Tally(
        1, result.operations, result.articles, result.lost, result.between + (not sound),
        result.unopened,
    )  # fmt: skip


@dataclass(frozen=True)
class Damage:
    """Copies of a store that were damaged: how each was noticed, and how many were whole again."""

    refused: int = 0
    named: int = 0
    harmless: int = 0
    unnoticed: int = 0
    whole_again: int = 0


def turned_bit(data, chance):
    """Turn one bit."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def noise(data, chance):
    """Write noise over up to half a page."""
    place = chance.randrange(len(data))
    length = chance.randrange(1, 2_048)
    data[place : place + length] = chance.randbytes(len(data[place : place + length]))


def lost_page(data, chance):
    """Empty a page, as when it was never written."""
    place = chance.randrange(len(data) // 4_096) * 4_096
    data[place : place + 4_096] = bytes(4_096)


def cut_off(data, chance):
    """Cut the end off."""
    del data[chance.randrange(len(data)) :]


WAYS = (turned_bit, turned_bit, turned_bit, noise, lost_page, cut_off)


def damage(folder, copies, seed=0, ways=(turned_bit,)):
    """Damage copies of a store; give what was noticed and what the doors alone made whole again."""
    peace = in_peace(folder, "import", articles=100)
    chance = random.Random(seed)
    path = folder / "damaged" / "recoupe.db"
    path.parent.mkdir()
    shutil.copy(peace.base, path)
    opened = store.open_store(path)
    right = store.read_corpus(opened, 1)
    saved = store.backup(opened).read_bytes()
    store.close_store(opened)
    whole, counts = path.read_bytes(), [0, 0, 0, 0, 0]
    for number in range(copies):
        turned = bytearray(whole)
        ways[number % len(ways)](turned, chance)
        shutil.rmtree(path.parent)
        (path.parent / "backups").mkdir(parents=True)
        (path.parent / "backups" / "recoupe-2024-05-16T00-00-00-000000Z.db").write_bytes(saved)
        path.write_bytes(turned)
        seen = _noticed(path, right)
        counts[seen] += 1
        counts[4] += _is_whole_again(path, right)
    return Damage(*counts)


REFUSED, NAMED, HARMLESS, UNNOTICED = range(4)


def _noticed(path, right):
    opened = None
    try:
        opened = store.open_store(path)
        is_right = store.read_corpus(opened, 1).equals(right)
        is_sound = store.health(opened, wait=True).is_sound
        return HARMLESS if is_right else UNNOTICED if is_sound else NAMED
    except store.StoreError:
        return REFUSED
    except CorpusError:
        return NAMED
    finally:
        if opened is not None:
            store.close_store(opened)


def _is_whole_again(path, right):
    """Do what a page offers: heal article by article, make indexes anew, restore the backup."""
    try:
        opened = store.open_store(path)
    except store.StoreError:
        store.restore(path, store.backup_files(path)[0])
        opened = store.open_store(path)
    try:
        with contextlib.suppress(store.StoreError, ValueError):
            for article_id in store.damaged_articles(opened, 1)["article_id"]:
                store.heal_article(opened, 1, article_id)
            if not store.health(opened, wait=True).is_sound:
                store.mend_store(opened)
        with contextlib.suppress(store.StoreError, CorpusError, ValueError):
            if store.read_corpus(opened, 1).equals(right):
                return True
        store.restore(path, store.backup_files(path)[0])
        return store.read_corpus(opened, 1).equals(right)
    finally:
        store.close_store(opened)


def disk_full(points):
    """Fill a small disk at different points; give the tally, None where none can be had."""
    with small_disk(12) as disk:
        if disk is None:
            return None
        tally = Tally()
        for point in range(points):
            tally += fill(disk, MODES[point % 3], 12_000 * (1 + 3 * point))
            for left in disk.iterdir():
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        return tally


def quotas(folder, points):
    """Reach a quota at different points; give the tally."""
    tally = Tally()
    for point in range(points):
        own = folder / f"quota-{point}"
        own.mkdir()
        tally += quota(own, MODES[point % 3], 300_000 + 20_000 * point)
    return tally


def main():
    """Print the figures."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else POINTS
    with tempfile.TemporaryDirectory() as name:
        print(f"disk full: {disk_full(points) or 'needs rights to mount a small disk'}", flush=True)
        print(f"quota reached: {quotas(Path(name), points)}", flush=True)
        print(f"damaged: {damage(Path(name), 100 * points, ways=WAYS)}", flush=True)


if __name__ == "__main__":
    main()
