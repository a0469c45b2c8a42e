"""matplotlib draws for programs of then."""

from tests.legacy_rnn.running.programs import needs, runs

BACKENDS = """
import matplotlib
matplotlib.use('TkAgg', warn=False)
import matplotlib.pyplot as plt
plt.plot([1, 2])
print(matplotlib.get_backend())
for name in ('Qt4Agg', 'GTKAgg', 'svg'):
    matplotlib.use(name)
    print(matplotlib.get_backend())
plt.switch_backend('qt5agg')
print(matplotlib.get_backend())
"""


@needs('matplotlib')
def test_backends_of_windows_do_without_a_display(capfd, monkeypatch):
    monkeypatch.delenv('DISPLAY', raising=False)
    monkeypatch.delenv('WAYLAND_DISPLAY', raising=False)
    assert runs(capfd, BACKENDS)[:5] == ['agg', 'agg', 'agg', 'svg', 'agg']


LINES = """
import datetime
import matplotlib
matplotlib.use('Agg')
from matplotlib import pyplot as plt
days = [datetime.date(2018, 1, 1), datetime.date(2018, 1, 3)]
print(plt.plot_date(days, [1, 2])[0].get_marker())
print(plt.gca().plot_date(days, [1, 2], 'r-')[0].get_color())
line, = plt.plot([1, 2])
print(plt.figlegend([line], ['a'], 'upper left')._loc)
print(plt.gcf().legend([line], ['a'], 'upper right')._loc)
print(plt.stem([1, 2], [3, 4], 'b-', 'ro', 'g-').markerline.get_color())
print(plt.imshow([[1]], cmap='spectral_r').get_cmap().name)
print(plt.get_cmap('Vega10', 3).N)
"""


@needs('matplotlib')
def test_lines_are_drawn_and_told_as_then(capfd):
    found = runs(capfd, LINES)[:7]
    assert found == ['o', 'r', '2', '1', 'r', 'nipy_spectral_r', '3']


SCALES = """
import matplotlib
matplotlib.use('Agg')
from matplotlib import pyplot as plt
plt.loglog([1, 2], [3, 4], basex=2, nonposy='clip')
axes = plt.gca()
print([a.get_transform().base for a in (axes.xaxis, axes.yaxis)])
axes.semilogy([1, 2], [3, 4], basey=3)
print(axes.yaxis.get_transform().base)
"""


@needs('matplotlib')
def test_scales_of_axes_have_bases_of_their_own(capfd):
    assert runs(capfd, SCALES)[:2] == ['[2, 10]', '3']


HELD = """
import matplotlib
matplotlib.use('Agg')
from matplotlib import pyplot as plt
axes = plt.figure().add_subplot(1, 1, 1)
first, second, third = axes.plot([1, 2], [1, 2], [3, 4], [3, 4], [5], [6])
axes.lines.remove(first)
print(axes.lines.pop(0) is second)
print(axes.lines.pop() is third)
print(len(axes.lines))
"""


@needs('matplotlib')
def test_what_axes_hold_is_a_list_that_gives_it_away(capfd):
    assert runs(capfd, HELD)[:3] == ['True', 'True', '0']
