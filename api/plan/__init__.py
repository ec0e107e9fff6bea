"""Queries compiled to straight-line Python: one function for each operation of a known document.

Validation and graphql-core's walk over the tree are most of the cost of a small query. A plan does what graphql-core
would do for fields that are plain attributes, nested objects, unions and lists under root resolvers, and gives up at
anything else: at compile time by being None, at run time by raising, whereupon graphql-core answers. A differential
test holds that both answer the same bytes. See docs/decisions/0046.
"""

from api.plan.compiler import Plan, compile_plan
from api.plan.unusual import Lean, UnusualError

__all__ = ["Lean", "Plan", "UnusualError", "compile_plan"]
