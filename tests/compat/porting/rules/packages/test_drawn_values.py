"""Values that matplotlib no longer takes are written as it takes them."""

import pytest

from tests.compat.porting.tools import check_noop, check_transformed

HEAD = 'import matplotlib.pyplot as plt\n'


@pytest.mark.parametrize(
    ('before', 'after'),
    [
        ("plt.xticks(x, rotation='90')", 'plt.xticks(x, rotation=90)'),
        ("ax.fill(x, y, alpha='0.25')", 'ax.fill(x, y, alpha=0.25)'),
        ("plt.legend(loc='upperright')", "plt.legend(loc='best')"),
        ("ax.legend(a, loc='top left')", "ax.legend(a, loc='best')"),
        ("plt.plot(x, ls='steps')", "plt.plot(x, drawstyle='steps')"),
        (
            "plt.plot(x, linestyle='steps-mid', lw=2)",
            "plt.plot(x, drawstyle='steps-mid', lw=2)",
        ),
    ],
)
def test_value_is_written_as_today(before, after):
    check_transformed(f'{HEAD}{before}\n', f'{HEAD}{after}\n', head=False)


@pytest.mark.parametrize(
    'source',
    [
        f"{HEAD}plt.xticks(x, rotation='vertical')\n",
        f"{HEAD}plt.legend(loc='upper right')\nplt.legend(loc=place)\n",
        f"{HEAD}plt.plot(x, ls='--')\nplt.plot(x, color='0.5')\n",
        f"{HEAD}frame.loc(loc='x')\n",
        "turn(x, rotation='90')\n",
    ],
)
def test_other_values_stay(source):
    check_noop(source)


def test_ports_draw():
    import matplotlib

    from legacy_rnn.compat.porting import port_text

    matplotlib.use('Agg')
    source = (
        f"{HEAD}plt.plot([1, 2], ls='steps')\nplt.legend(['a'], loc='1')\n"
        "plt.xticks([1], rotation='45')\n"
        "plt.scatter([1], [2], alpha='0.5', linewidths='2')\n"
        'plt.gcf().canvas.draw()\nplt.close()\n'
    )
    exec(port_text(source, '1.4').text, {})  # noqa: S102
