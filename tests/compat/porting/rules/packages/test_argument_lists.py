"""What `inspect` tells of a function, in four parts."""

from tests.compat.porting.tools import check_noop, check_transformed


def test_what_is_unpacked_has_four_parts():
    check_transformed(
        'from inspect import getargspec\n'
        'def f(g):\n    (a, _, _, d) = getargspec(g.__init__)  # all\n',
        'from inspect import getfullargspec as getargspec\n'
        'def f(g):\n    (a, _, _, d) = getargspec(g.__init__)[:4]  # all\n',
    )


def test_keywords_have_another_name():
    check_transformed(
        'import inspect\nx = inspect.getargspec(f).keywords\n',
        'import inspect\nx = inspect.getfullargspec(f).varkw\n',
    )


def test_one_part_is_left():
    check_transformed(
        'import inspect\nx = inspect.getargspec(f).args[1:]\n'
        'y = inspect.getargspec(f)[0]\n',
        'import inspect\nx = inspect.getfullargspec(f).args[1:]\n'
        'y = inspect.getfullargspec(f)[0]\n',
    )


def test_names_stand_for_argument_lists():
    check_transformed(
        'import inspect\ndef f(g):\n    spec = inspect.getargspec(g)\n'
        '    names, _, _, values = spec\n    h(*spec)\n'
        '    return spec.keywords, len(spec), spec[-1], spec[2], spec.args\n',
        'import inspect\ndef f(g):\n    spec = inspect.getfullargspec(g)\n'
        '    names, _, _, values = spec[:4]\n    h(*spec[:4])\n'
        '    return spec.varkw, len(spec[:4]), spec[:4][-1], spec[2], '
        'spec.args\n',
    )


def test_parts_are_gone_through():
    check_transformed(
        'import inspect\nfor x in inspect.getargspec(f):\n    print(x)\n'
        'y = [x for x in inspect.getargspec(f)]\n',
        'import inspect\nfor x in inspect.getfullargspec(f)[:4]:\n'
        '    print(x)\ny = [x for x in inspect.getfullargspec(f)[:4]]\n',
    )


def test_what_is_no_argument_list_is_left():
    check_noop('import inspect\na, *b = inspect.getfullargspec(f)\n')
    check_noop('import spec\na, b, c, d = spec.getargspec(f)\n')
