"""Many pages: each is checked once, over several processes, and only if no earlier run has seen the same bytes."""

from formlint.run.folder import exists, refusal, usual
from formlint.run.judging import Fixes, How, Job, Judged
from formlint.run.planning import Plan, judged
from formlint.run.progress import watched
from formlint.run.reporting import report

__all__ = ["Fixes", "How", "Job", "Judged", "Plan"]
__all__ += ["exists", "judged", "refusal", "report", "usual", "watched"]
