"""Figures, axes and pictures of matplotlib."""

import pytest

from tests.compat.porting.tools import (
    check_noop,
    check_transformed,
    findings,
    port_text,
)

PLT = 'import matplotlib.pyplot as plt\n'
AXES = PLT + 'from mpl_toolkits.mplot3d import Axes3D\n'
CASES = {
    'axes': (
        AXES + 'a = Axes3D(f if g else plt.gcf())\n',
        AXES + "a = (f if g else plt.gcf()).add_subplot(projection='3d')\n",
    ),
    'axes of a figure': (
        PLT + "a = f.gca(projection='3d')\n",
        PLT + "a = f.add_subplot(projection='3d')\n",
    ),
    'colors by name': (
        PLT + "a.imshow(x, cmap='spectral_r')\nm = plt.get_cmap('Vega10')\n",
        PLT + "a.imshow(x, cmap='nipy_spectral_r')\n"
        "m = plt.get_cmap('tab10')\n",
    ),
    'a title': (
        PLT + 'f.canvas.set_window_title(t)\n',
        PLT + 'f.canvas.manager.set_window_title(t)\n',
    ),
    'a histogram': (
        PLT + 'a.hist(x, 3, normed=1)\nplt.hist2d(x, y, normed=True)\n',
        PLT + 'a.hist(x, 3, density=1)\nplt.hist2d(x, y, density=True)\n',
    ),
    'notes': (
        PLT + "a.annotate(s='x', xy=p)\nplt.annotate(s='x', xy=p)\n",
        PLT + "a.annotate(text='x', xy=p)\nplt.annotate(text='x', xy=p)\n",
    ),
    'backends': (
        "import matplotlib as m\nm.use(backend='Qt4Agg')\nm.use('TkAgg')\n"
        + PLT
        + "plt.switch_backend('GTKAgg')\nplt.switch_backend(name)\n",
        "import matplotlib as m\nm.use(backend='QtAgg')\nm.use('TkAgg')\n"
        + PLT
        + "plt.switch_backend('GTK3Agg')\nplt.switch_backend(name)\n",
    ),
    'cells': (
        PLT + 'x = zip(p.get_paths(), p.get_array())\n',
        PLT + 'x = zip(p.get_paths(), p.get_array().compressed())\n',
    ),
    'a place': (
        PLT + "a = plt.subplot('211', title=t)\nb = f.add_subplot('212')\n",
        PLT + 'a = plt.subplot(211, title=t)\nb = f.add_subplot(212)\n',
    ),
    'places': (
        PLT + "plt.subplot('21%d' % i)\nplt.subplot('31' + str(i))\n",
        PLT
        + "plt.subplot(int('21%d' % i))\nplt.subplot(int('31' + str(i)))\n",
    ),
    'a line': (
        PLT + 'a.lines.remove(line)\n',
        PLT + 'line.remove()\n',
    ),
    'lines at places': (
        PLT + 'a.lines.remove(b.c[i][0])\na.lines.pop(0)\na.texts.pop()\n',
        PLT
        + 'b.c[i][0].remove()\na.lines[0].remove()\na.texts[-1].remove()\n',
    ),
    'bars': (
        PLT + 'plt.bar(left=x, height=y)\na.barh(bottom=x, width=y)\n',
        PLT + 'plt.bar(x=x, height=y)\na.barh(y=x, width=y)\n',
    ),
    'a scale': (
        PLT + "a.semilogy(x, y, nonposy='mask')\n",
        PLT + "a.semilogy(x, y, nonpositive='mask')\n",
    ),
    'what says nothing': (
        PLT + "plt.plot(x, 'r', hold=True)\na.text(0, 0, s, withdash=False)\n",
        PLT + "plt.plot(x, 'r')\na.text(0, 0, s)\n",
    ),
    'colors': (
        PLT + "a.set_color_cycle(['r', c])\n",
        PLT + "a.set_prop_cycle(color=['r', c])\n",
    ),
    'a contour': (
        PLT + 'c = a.contourf(z)\nfor line in c.collections:\n    f(line)\n',
        PLT + 'c = a.contourf(z)\nfor line in [c]:\n    f(line)\n',
    ),
    'a color bar': (
        PLT + 'b = plt.colorbar(m)\nb.set_clim(0, 1)\nb.draw_all()\n',
        PLT + 'b = plt.colorbar(m)\nb.mappable.set_clim(0, 1)\n'
        'b.update_normal(b.mappable)\n',
    ),
    'a color bar of its own': (
        PLT + 'self.b = f.colorbar(m)\nself.b.set_cmap(c)\n'
        'f.colorbar(m).set_clim(0, 1)\nm.set_clim(0, 1)\n',
        PLT + 'self.b = f.colorbar(m)\nself.b.mappable.set_cmap(c)\n'
        'f.colorbar(m).mappable.set_clim(0, 1)\nm.set_clim(0, 1)\n',
    ),
    'the pixels of a canvas': (
        PLT + 'import numpy as np\nx = f.canvas.tostring_rgb()\n',
        PLT + 'import numpy as np\n'
        "x = np.frombuffer(f.canvas.buffer_rgba(), 'uint8').reshape(-1, 4)"
        '[:, :3].tobytes()\n',
    ),
}
CHECKED = [
    AXES + 'a = Axes3D(f, elev=3)\n',
    PLT + 'line = a.lines.pop(0)\n',
    PLT + 'a.lines.remove(x or y)\n',
    PLT + "plt.rcParams['text.latex.unicode'] = True\n",
    PLT + "plt.rcParams.update({'axes.color_cycle': c})\n",
]


@pytest.mark.parametrize('name', CASES)
def test_call_is_written_anew(name):
    check_transformed(*CASES[name], release='1.4')


@pytest.mark.parametrize('source', CHECKED)
def test_what_has_no_one_name_today_is_checked(source):
    head = 'import tensorflow as tf\n'
    assert findings(port_text(head + source, '1.4'), 'check')


@pytest.mark.parametrize(
    'source',
    [
        PLT + "a.imshow(x, cmap='Spectral')\nb = f(cmap=m, name='spectral')\n",
        PLT + 'a = plt.gca()\nb = f.gca()\na.grid(True)\n',
        PLT + 'a = plt.subplot(211)\nb = plt.subplot(2, 1, i)\n',
        PLT + 'a = plt.subplot(210 + i)\nb = plt.subplot(grid[i % 2])\n',
        PLT + 'x = p.get_array()\ny = zip(p.get_array(), z)\n',
        PLT + 'x = lambda a=p.get_array(): p.get_array()\n',
        PLT + "rows.remove(x)\nx = {'b': 1}\nf(b=2)\n",
        "a.lines.remove(line)\na.hist(x, normed=1)\nx = 'axes.hold'\n",
    ],
)
def test_other_calls_stay(source):
    check_noop(source, release='1.4')


GAPS = """import matplotlib.pyplot as plt
y = {}
y.append(f(x).reshape(-1))
plt.plot({})
"""


@pytest.mark.parametrize('gaps', ['[None] * 3', '[None for _ in x]'])
def test_line_of_gaps_and_arrays_is_drawn_of_numbers(gaps):
    source = f'{GAPS.format(gaps, "y")}append(3)\n'
    ported = port_text(source, '1.4')
    assert 'plt.plot(numpy1.drawn(y))' in ported.text
    assert ported.status == 'ported'


@pytest.mark.parametrize(
    ('made', 'drawn'), [('[]', 'y'), ('[None] * 3', 'z'), ('None', 'y')]
)
def test_other_lines_stay(made, drawn):
    check_noop(GAPS.format(made, drawn))
