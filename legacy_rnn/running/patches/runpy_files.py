"""`runpy`, by which programs and multiprocessing run the user's files."""

from __future__ import annotations

import contextlib
import os
import runpy

from ..imports import loading, ownership
from . import replacing


@contextlib.contextmanager
def of_users(imports):
    """Lets `runpy` compile the user's files as imports do.

    Args:
        imports: `importing.UserImports`.
    """
    run_path, run_module = runpy.run_path, runpy.run_module

    def path(path_name, init_globals=None, run_name=None):
        space = dict(init_globals or {})
        file = os.fspath(path_name)
        if os.path.isfile(file) and ownership.is_user_file(file):
            name = run_name or '<run_path>'
            return loading.run_file(imports, file, space, name)
        if os.path.isdir(file):
            space.setdefault('__builtins__', vars(imports.builtins(None)))
        return run_path(file, space, run_name)

    def module(mod_name, init_globals=None, run_name=None, alter_sys=False):
        space = dict(init_globals or {})
        with imports.asking(mod_name, {}, 0):
            space = {**loading.builtins_of(imports, mod_name), **space}
            return run_module(mod_name, space, run_name, alter_sys)

    with (
        replacing.attribute(runpy, 'run_path', path),
        replacing.attribute(runpy, 'run_module', module),
    ):
        yield
