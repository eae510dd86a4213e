"""Hatch's hook: a wheel or sdist carries the built front end, so installing needs no Node.js."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        manifest = Path(self.root, "src", "kithkin", "static", "dist", "manifest.json")
        if version == "editable" or manifest.exists():
            return
        subprocess.run([sys.executable, Path(self.root, "tools", "front_end.py")], check=True)
