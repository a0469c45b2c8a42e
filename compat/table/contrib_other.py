"""The other contrib packages that recurrent scripts used."""

from .row import ours

ROWS = (
    ours('contrib.losses.*', 'old.contrib_losses:*'),
    ours('contrib.metrics.*', 'old.contrib_metrics:*'),
    ours('python.util.nest.*', 'old.nest:*'),
    ours('contrib.framework.*', 'old.contrib_framework:*'),
    ours('contrib.lookup.*', 'old.contrib_lookup:*'),
    ours('contrib.learn.*', 'old.contrib_learn:*'),
    ours('contrib.training.*', 'old.contrib_training:*'),
    ours('contrib.util.*', 'old.contrib_util:*'),
)
