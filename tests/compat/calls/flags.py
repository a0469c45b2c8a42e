"""tf.app and tf.flags."""

_PARSER = 'tf.flags.ArgumentParser()'
_BOTH = f'{_PARSER}, tf.flags.ArgumentSerializer()'


def _with_flag(call):
    """An expression that defines a flag `f` and then does something.

    It has a value, so that no later test's flags lack a required one.
    """
    return (
        f"(f := 'f%d' % fresh(), tf.flags.DEFINE_string(f, 'a', ''), {call})"
    )


CALLS = {
    'app': {'(lambda argv: 0)': 'run'},
    'flags': {
        "('f%d' % fresh(), '', 'help')": 'DEFINE_string DEFINE_spaceseplist',
        "('f%d' % fresh(), 1, 'help')": 'DEFINE_integer',
        "('f%d' % fresh(), 1.0, 'help')": 'DEFINE_float',
        "('f%d' % fresh(), True, 'help')": 'DEFINE_boolean DEFINE_bool',
        "('f%d' % fresh(), 'a', ['a'], 'help')": 'DEFINE_enum',
        "('f%d' % fresh(), ['a'], 'help')": 'DEFINE_list DEFINE_multi_string',
        "('f%d' % fresh(), [1], 'help')": 'DEFINE_multi_integer',
        "('f%d' % fresh(), [1.0], 'help')": 'DEFINE_multi_float',
        "('f%d' % fresh(), ['a'], ['a'], 'help')": 'DEFINE_multi_enum',
        "('f%d' % fresh(), None, Color, 'help')": (
            'DEFINE_enum_class DEFINE_multi_enum_class'
        ),
        f"({_PARSER}, 'f%d' % fresh(), 'a', 'help')": 'DEFINE',
        f"({_BOTH}, 'f%d' % fresh(), ['a'], 'help')": 'DEFINE_multi',
        f"(tf.flags.Flag({_BOTH}, 'f%d' % fresh(), 'a', 'help'))": (
            'DEFINE_flag'
        ),
        _with_flag("{}('a%d' % fresh(), f)"): 'DEFINE_alias',
        _with_flag('{}(f)'): 'declare_key_flag mark_flag_as_required',
        _with_flag('{}([f])'): 'mark_flags_as_required '
        'mark_flags_as_mutual_exclusive',
        "(f := 'f%d' % fresh(), tf.flags.DEFINE_bool(f, False, ''),"
        ' {}([f]))': ('mark_bool_flags_as_mutual_exclusive'),
        _with_flag('{}(f, lambda value: True)'): 'register_validator',
        _with_flag('{}(f)(lambda value: True)'): 'validator',
        _with_flag('{}([f], lambda value: True)'): (
            'register_multi_flags_validator'
        ),
        _with_flag('{}([f])(lambda value: True)'): 'multi_flags_validator',
        "(tf.flags.DEFINE_string('f%d' % fresh(), '', ''), 'y')": (
            'set_default override_value'
        ),
        "isinstance(tf.flags.DEFINE_string('f%d' % fresh(), '', ''), {})": (
            'FlagHolder'
        ),
        f"({_BOTH}, 'f', 'a', 'help')": 'Flag',
        f"({_BOTH}, 'f', ['a'], 'help')": 'MultiFlag',
        "('f', True, 'help')": 'BooleanFlag',
        "('f', None, 'help', Color)": 'EnumClassFlag MultiEnumClassFlag',
        "('f', 'a', 'help', ['a'])": 'EnumFlag',
        "(',', 'list')": 'BaseListParser',
        "(',')": 'CsvListSerializer ListSerializer EnumClassListSerializer '
        'EnumClassSerializer',
        "(',', lowercase=True)": 'EnumClassListSerializer',
        '(True)': 'EnumClassSerializer',
        '(Color)': 'EnumClassParser',
        "(['a'])": 'EnumParser FLAGS',
        "('text')": 'doc_to_help text_wrap UnrecognizedFlagError',
        "({'a': 1})": 'flag_dict_to_args',
        '(contextlib)': 'adopt_module_key_flags',
        '()': (
            'FlagValues ArgumentParser ArgumentSerializer BooleanParser '
            'FloatParser IntegerParser ListParser '
            'FlagNameConflictsWithMethodError Error CantOpenFlagFileError '
            'DuplicateFlagError IllegalFlagValueError '
            'UnparsedFlagAccessError ValidationError '
            'WhitespaceSeparatedListParser disclaim_key_flags get_help_width'
        ),
    },
}
