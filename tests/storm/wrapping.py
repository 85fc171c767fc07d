"""Functions of the product, wrapped from outside: what does not fit any more is found at once.

Private functions change. A wrapper that takes other arguments than its function would make every
call fail, which the product reports as a failure of its own and tries again: a storm would wait
for minutes, and nobody would know what for.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, NoReturn


class MisfitError(Exception):
    """What we wrap or change in the product is not there any more, or takes something else."""


class Wrapping:
    """Puts wrappers around functions; `give_up` is told of a misfit during a call, and ends it."""

    def __init__(self, give_up: Callable[[MisfitError], NoReturn]) -> None:
        self._give_up = give_up

    def wrap(self, owner: Any, name: str, around: Callable[..., Any]) -> None:
        """From now on `owner.name` is `around`, which is given the original first.

        Raises MisfitError where it does not take what the original does.
        """
        original = _existing(owner, name)
        where = f"{owner.__name__}.{name}"
        _see_that_it_fits(where, original, around)

        @functools.wraps(original)
        def wrapped(*arguments: Any, **named: Any) -> Any:
            theirs: list[Exception] = []
            try:
                return around(_watched(original, theirs), *arguments, **named)
            except Exception as error:
                if any(error is each for each in theirs):
                    raise
                problem = MisfitError(f"the wrapper of {where}: {error!r}")
                problem.__cause__ = error
                self._give_up(problem)

        setattr(owner, name, wrapped)


def change(owner: Any, name: str, value: object) -> None:
    """From now on `owner.name` is `value`; MisfitError where there is none."""
    _existing(owner, name)
    setattr(owner, name, value)


def _existing(owner: Any, name: str) -> Any:
    try:
        return getattr(owner, name)
    except AttributeError as error:
        raise MisfitError(f"{owner.__name__} has no {name} any more") from error


def _watched(original: Callable[..., Any], theirs: list[Exception]) -> Callable[..., Any]:
    """`original`, which notes what was raised within it; what its call raises is not."""

    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return original(*arguments, **named)
        except Exception as error:
            if error.__traceback__ and error.__traceback__.tb_next:
                theirs.append(error)
            raise

    return call


def _see_that_it_fits(where: str, original: Callable[..., Any], around: Callable[..., Any]) -> None:
    """Whether `around` takes what the product gives, by name what the product names."""
    signature = inspect.signature(original)
    taken = list(signature.parameters.values())
    named = {each.name: each for each in taken if each.kind is each.KEYWORD_ONLY}
    in_order = [each for each in taken if each.kind in (each.POSITIONAL_ONLY, _IN_ORDER)]
    try:
        inspect.signature(around).bind(original, *in_order, **named)
    except TypeError as error:
        raise MisfitError(f"the wrapper of {where}{signature}: {error}") from error


_IN_ORDER = inspect.Parameter.POSITIONAL_OR_KEYWORD
