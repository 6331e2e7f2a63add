"""Many pages: settings, files, runs, caches, baselines."""
