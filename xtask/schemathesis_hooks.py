"""Every request of a trial has a key of its own, where it has one: what comes under one key twice is tried elsewhere."""

import itertools

import schemathesis

NUMBERS = itertools.count(1)


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.headers and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"schemathesis-{next(NUMBERS):08}"
