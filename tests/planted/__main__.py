"""`python -m tests.planted [ROW …]`: the threat model with its defences taken out, as JSON; 1 where nobody notices."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from tests.planted.spoiled import SOUND, alarms, run

if __name__ == "__main__":
    rows = [int(word) for word in sys.argv[1:] if word != SOUND]
    if SOUND in sys.argv:
        print(json.dumps(alarms(rows)))
    else:
        spoilt = run(rows)
        print(json.dumps(asdict(spoilt), indent=1, ensure_ascii=False))
        sys.exit(not spoilt.sound)
