"""`lambda (a, b), c: a + c` and `lambda (a, b): x.a`, as fissix leaves them.

fissix's own fixer knows a lambda of one such parameter alone, and takes the
name of an attribute or an argument for the parameter.
"""

from fissix.fixer_util import Name, syms
from fissix.fixes import fix_tuple_params
from fissix.pgen2 import token
from fissix.pytree import Node


class FixTupleParams(fix_tuple_params.FixTupleParams):
    """Takes the parts of tuple parameters by their places in lambdas."""

    PATTERN = (
        fix_tuple_params.FixTupleParams.PATTERN
        + "| many=lambdef< 'lambda' params=varargslist< any+ > ':' body=any >"
    )

    def transform(self, node, results):
        """Writes each tuple as one parameter."""
        if 'many' in results:
            for part in [*results['params'].children]:
                if part.type == syms.vfpdef:
                    self._replace(node, part)
            return
        super().transform(node, results)

    def transform_lambda(self, node, results):
        """Writes that of a lambda of one."""
        self._replace(node, results['args'])

    def _replace(self, node, part):
        found = fix_tuple_params.find_params(part)
        if isinstance(found, str):  # `lambda (x): x`
            part.replace(Name(found, prefix=part.prefix or ' '))
            return
        indices = fix_tuple_params.map_to_index(found)
        name = self.new_name(fix_tuple_params.tuple_name(found))
        part.replace(Name(name, prefix=part.prefix or ' '))
        if not _bound(node.children[-1]).isdisjoint(indices):
            _call(node, name, indices)
            return
        for leaf in [*node.children[-1].post_order()]:
            if leaf.type == token.NAME and leaf.value in indices:
                if not _is_own(leaf):
                    index = [part.clone() for part in indices[leaf.value]]
                    new = Node(syms.power, [Name(name), *index])
                    new.prefix = leaf.prefix
                    leaf.replace(new)


def _bound(body):
    """Names that lambdas and comprehensions in a body bind for themselves."""
    kinds = (syms.lambdef, syms.old_lambdef, syms.comp_for)
    return {
        leaf.value
        for node in body.pre_order()
        if node.type in kinds
        for leaf in node.children[1].leaves()
        if leaf.type == token.NAME
    }


def _call(node, name, indices):
    """Has a lambda of the parts compute what another of the tuple gives."""
    body = node.children[-1]
    parts = [name + ''.join(map(str, indices[part])) for part in indices]
    head = Name(f'(lambda {", ".join(indices)}:', prefix=body.prefix or ' ')
    body.remove()
    call = [head, body, Name(f')({", ".join(parts)})')]
    node.append_child(Node(syms.power, call))


def _is_own(leaf):
    """Whether it names an attribute, or an argument of a call."""
    before, after = leaf.prev_sibling, leaf.next_sibling
    is_attribute = before is not None and before.type == token.DOT
    is_argument = leaf.parent.type == syms.argument and (
        before is None and after is not None and after.type == token.EQUAL
    )
    return is_attribute or is_argument
