"""Where a smooth function of many numbers is least."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ENOUGH = 1e-7
"""A fall of the function, as a share of its value, that is not worth another step."""

STEEP = 1e-4
"""The share of the fall promised by the slope that a step has to keep."""


def minimum(
    at: Floats, function: Callable[[Floats], tuple[float, Floats]], steps: int = 150, memory: int = 10
) -> Floats:
    """Where a smooth function (returning value and slope) is least: L-BFGS with a halving line search."""
    value, slope = function(at)
    past: list[tuple[Floats, Floats]] = []
    for _ in range(steps):
        way = -along(slope, past)
        fall = float(slope @ way)
        length = 1.0 if past else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while (found := function(at + length * way))[0] > value + STEEP * length * fall and length > STEEP**3:
            length /= 2
        step, turn = length * way, found[1] - slope
        if value - found[0] < ENOUGH * abs(value):
            return at + step
        at, value, slope = at + step, found[0], found[1]
        if step @ turn > 0:
            past = [*past, (step, turn)][-memory:]
    return at


def along(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The slope, bent by the curvature that the last steps met."""
    bent, kept = slope.copy(), list[float]()
    for step, turn in reversed(past):
        kept.append(float(step @ bent) / float(step @ turn))
        bent -= kept[-1] * turn
    if past:
        step, turn = past[-1]
        bent *= float(step @ turn) / float(turn @ turn)
    for (step, turn), share in zip(past, reversed(kept), strict=True):
        bent += (share - float(turn @ bent) / float(step @ turn)) * step
    return bent
