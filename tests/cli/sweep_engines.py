#!/usr/bin/env python3
"""Sweeps past one machine: the scripts that crease writes for Slurm and GNU parallel, run by them, against one process.

    sweep_engines.py PROGRAM [slurm] [parallel]

Slurm runs on a node of its own that this script starts and ends: munged, slurmctld and slurmd with a configuration in a
temporary folder. An engine that is not installed, or may not be started here, is said to be skipped. Debian has both: slurm-wlm
and parallel. The engines that are named must be there.
"""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SPEC = """{"format": "crease-sweep", "version": 1, "chapter": "train-and-watch",
 "settings": {"data.source": "moons"},
 "grid": [{"id": "network.hidden", "values": [[6], "3,3"]}, {"id": "*.seed", "name": "seed", "from": 1, "to": 5}],
 "steps": [0, 40, 80],
 "measure": ["cells", "train_loss", {"of": "distance", "points": 20, "scaled": true}]}
"""
SHARDS = 4
PATIENCE = 120  # seconds for what takes two when nothing else runs

failures = 0


def check(is_right, what, detail=""):
    global failures
    if is_right:
        return
    failures += 1
    print(f"FAILED: {what}\n{detail}", file=sys.stderr)


def run(command, folder, **more):
    return subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False, **more)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait_for(is_there, what):
    end = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.1)


class Slurm:
    """One node that is this machine."""

    def __init__(self, folder):
        self.folder = folder
        self.daemons = []
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf")}

    def configure(self):
        for name in ["state", "spool"]:
            (self.folder / name).mkdir()
        controller, daemon = free_ports(2)
        host, user = socket.gethostname().split(".")[0], getpass.getuser()
        lines = [
            "ClusterName=crease", f"SlurmctldHost={host}(127.0.0.1)", f"SlurmUser={user}", f"SlurmdUser={user}",
            f"SlurmctldPort={controller}", f"SlurmdPort={daemon}", "AuthType=auth/munge",
            f"AuthInfo=socket={self.folder}/munge.socket", "CredType=cred/munge",
            f"StateSaveLocation={self.folder}/state", f"SlurmdSpoolDir={self.folder}/spool",
            f"SlurmctldPidFile={self.folder}/slurmctld.pid", f"SlurmdPidFile={self.folder}/slurmd.pid",
            "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "JobAcctGatherType=jobacct_gather/none",
            "SwitchType=switch/none", "MpiDefault=none", "ReturnToService=2", "SelectType=select/cons_tres",
            "SelectTypeParameters=CR_CPU", "SlurmdParameters=config_overrides", "SchedulerParameters=sched_interval=1",
            f"NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN", f"PartitionName=all Nodes={host} Default=YES State=UP",
        ]
        (self.folder / "slurm.conf").write_text("\n".join(lines) + "\n")
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)

    def start_daemon(self, *command):
        log = (self.folder / f"{command[0]}.log").open("w")
        path = shutil.which(command[0], path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
        words = [path, *map(str, command[1:])]
        self.daemons.append(subprocess.Popen(words, stdout=log, stderr=log, env=self.environment, cwd=self.folder))

    def ask(self, *command):
        return run(command, self.folder, env=self.environment)

    def start(self):
        self.configure()
        here = self.folder
        self.start_daemon("munged", "--foreground", "--force", f"--socket={here}/munge.socket", f"--key-file={here}/munge.key",
                          f"--pid-file={here}/munged.pid", f"--log-file={here}/munged.log", f"--seed-file={here}/munge.seed")
        wait_for((here / "munge.socket").exists, "munged made no socket")
        self.start_daemon("slurmctld", "-D", "-c")
        wait_for(lambda: "UP" in self.ask("scontrol", "ping").stdout, "slurmctld does not answer")
        self.start_daemon("slurmd", "-D")
        wait_for(lambda: self.ask("sinfo", "-h", "-o", "%t").stdout.strip() == "idle", "the node is not ready")

    def end(self):
        for daemon in reversed(self.daemons):
            daemon.send_signal(signal.SIGTERM)
        for daemon in reversed(self.daemons):
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()

    def logs(self):
        return "\n".join(f"--- {path.name}\n{path.read_text()[-2000:]}" for path in sorted(self.folder.glob("*.log")))


def write_scripts(program, folder, *options):
    (folder / "spec.json").write_text(SPEC)
    written = run([program, "sweep", "spec.json", *options, "--shards", SHARDS, "--out", "it's all.csv"], folder)
    check(written.returncode == 0, f"crease sweep {options[0]}", written.stderr)
    return written.stdout.split("then      ")[1].strip()


def compare(program, folder, merge, engine):
    """Puts the shards together by the command that was printed, and compares with one process."""
    parts = sorted(path.name for path in folder.glob("it's all-*-of-4.csv"))
    check(len(parts) == SHARDS, f"{engine}: a table for each shard", str(parts))
    path = f"{Path(program).parent}:{os.environ.get('PATH', '')}"
    merged = run(["sh", "-c", merge], folder, env={**os.environ, "PATH": path})
    check(merged.returncode == 0, f"{engine}: {merge}", merged.stderr)
    alone = run([program, "sweep", "spec.json", "--jobs", "1"], folder).stdout
    check(alone.count("\n") == 32, f"{engine}: ten points of three steps", alone)
    check((folder / "it's all.csv").read_text() == alone, f"{engine}: the same bytes as from one process")


def test_parallel(program, folder):
    merge = write_scripts(program, folder, "--parallel", "commands.txt")
    environment = {**os.environ, "CREASE": program, "HOME": str(folder)}
    with (folder / "commands.txt").open() as commands:
        ran = run(["parallel", "--will-cite", "--jobs", "2"], folder, env=environment, stdin=commands)
    check(ran.returncode == 0, "GNU parallel runs the commands", ran.stderr)
    compare(program, folder, merge, "GNU parallel")


def test_slurm(program, folder):
    slurm = Slurm(folder / "slurm")
    slurm.folder.mkdir()
    try:
        slurm.start()
        merge = write_scripts(program, folder, "--slurm", "job.sh")
        slurm.environment["CREASE"] = program
        submitted = run(["sbatch", "--wait", "job.sh"], folder, env=slurm.environment, timeout=PATIENCE)
        check(submitted.returncode == 0, "the job array ends well", submitted.stdout + submitted.stderr + slurm.logs())
        logs = sorted(folder.glob("slurm-*.out"))
        check(len(logs) == SHARDS, "Slurm ran an array of a task per shard", str(logs))
        compare(program, folder, merge, "Slurm")
    except (TimeoutError, subprocess.TimeoutExpired) as problem:
        check(False, f"Slurm: {problem}", slurm.logs())
    finally:
        slurm.end()


ENGINES = {
    "slurm": (test_slurm, ["sbatch", "scontrol", "sinfo", "slurmctld", "slurmd", "munged"]),
    "parallel": (test_parallel, ["parallel"]),
}


def main():
    program, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    verdicts = []
    for name, (test, programs) in ENGINES.items():
        if wanted and name not in wanted:
            continue
        missing = [one for one in programs if not shutil.which(one, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")]
        if missing and not wanted:
            verdicts.append(f"{name} skipped, there is no {missing[0]}")
            continue
        if name == "slurm" and os.geteuid() != 0 and not wanted:
            verdicts.append("slurm skipped, only root may start its node")
            continue
        check(not missing, f"{name} is installed", str(missing))
        before = failures
        with tempfile.TemporaryDirectory() as folder:
            test(program, Path(folder).resolve())
        verdicts.append(f"{name} {'gives the same bytes' if failures == before else 'failed'}")
    print("sweep engines: " + "; ".join(verdicts))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
