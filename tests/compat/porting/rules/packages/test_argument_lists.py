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


def test_what_is_no_argument_list_is_left():
    check_noop('import inspect\na, *b = inspect.getfullargspec(f)\n')
    check_noop('import spec\na, b, c, d = spec.getargspec(f)\n')
