"""The science beside its peers: CPU time of both on the same data in one run, one thread.

    .venv/bin/python benchmarks/science.py [--make-peers FOLDER] [SECTION ...]

A section is a module with a ``main``; without a name all run. Peers run where they can be
imported; KITHKIN_BENCH_PEERS names a folder of packages, and --make-peers fills such a folder
first (a download). Peers that were measured once elsewhere are printed as recorded.
"""

import argparse
import os
import subprocess
import sys
from importlib import import_module

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
SECTIONS = {
    "circumplex": "science_runs.circumplex",
    "agreement": "science_runs.agreement",
    "sequences": "science_runs.sequences",
    "egos": "ego_networks",
}
PEERS = (
    "circumplex==0.3.0",
    "igraph==1.0.0",
    "krippendorff==0.9.0",
    "networkx==3.6.1",
    "statsmodels==0.15.0",
)


def main() -> None:
    asked = argparse.ArgumentParser(description="The science beside its peers.")
    asked.add_argument("--make-peers", metavar="FOLDER")
    asked.add_argument("sections", nargs="*", metavar="SECTION")
    options = asked.parse_args()
    if options.make_peers:
        make_peers(options.make_peers)
        os.environ["KITHKIN_BENCH_PEERS"] = options.make_peers
    if any(os.environ.get(name) != "1" for name in THREADS):
        again()
    sys.path += filter(None, [os.environ.get("KITHKIN_BENCH_PEERS")])
    for name in options.sections or SECTIONS:
        print(f"\n== {name}")
        import_module(SECTIONS[name]).main()


def make_peers(folder: str) -> None:
    """A folder of packages, beside the environment that this runs in."""
    command = ["uv", "pip", "install", "--quiet", "--python", sys.executable, "--target", folder]
    subprocess.run([*command, *PEERS], check=True)


def again() -> None:
    """The number of threads is read when NumPy is loaded, so this starts anew with one."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    os.execv(sys.executable, [sys.executable, *sys.argv])


if __name__ == "__main__":
    main()
