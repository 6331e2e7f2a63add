"""Many pages: each is checked once, over several processes, and only if no earlier run has seen the same bytes."""

from formlint.project.run.cache_folder import exists, refusal, usual
from formlint.project.run.check_page import Fixes, How, Job, Judged
from formlint.project.run.progress import watched
from formlint.project.run.reports import report
from formlint.project.run.schedule import Plan, judged

__all__ = ["Fixes", "How", "Job", "Judged", "Plan"]
__all__ += ["exists", "judged", "refusal", "report", "usual", "watched"]
