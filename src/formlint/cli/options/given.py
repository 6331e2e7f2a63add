"""What the command line says, typed: made once from what click has read, and handed on."""

from typing import NamedTuple


class CheckOptions(NamedTuple):
    """The options of `check`; the commands that know only some of them leave the others as they are without a word.

    What each is for, its help tells, in the modules beside this one.
    """

    # which pages
    paths: tuple[str, ...] = ()
    file_list: str | None = None
    stdin_filename: str | None = None
    force_exclude: bool = False
    no_respect_gitignore: bool = False
    include_vendored: bool = False
    allow_empty: bool = False
    # which settings
    serves: str | None = None
    lang: str | None = None
    language: str | None = None
    charset: str | None = None
    config: tuple[str, ...] = ()
    isolated: bool = False
    # what is asked, and what of it counts
    select: str | None = None
    extend_select: str | None = None
    ignore: str | None = None
    min_confidence: float | None = None
    fail_on: str | None = None
    exit_zero: bool = False
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    write_baseline: bool = False
    prune_baseline: bool = False
    # what is told
    orders: tuple[tuple[str, str], ...] = (("full", ""),)  # formats and files, "" for standard output
    output_file: str | None = None
    show_hidden: bool = False
    statistics: str | None = None
    show_files: bool = False
    show_settings: bool = False
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    # what is written
    add_ignores: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    fix_only: bool = False
    show_fixes: bool = False
    # how many pages are checked
    jobs: int | None = None
    no_cache: bool = False
    cache_dir: str | None = None
    no_fold: bool = False
    watch: bool = False

    @property
    def mends(self) -> bool:
        """Whether anything is to be fixed."""
        return self.fix or self.diff or self.fix_only
