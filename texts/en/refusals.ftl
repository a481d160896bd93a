# Why something is not allowed or not possible now: one line for each refusal's code, with what to do instead.

refusal-not-found = Not found. Perhaps it is past already: /start shows what there is now.
refusal-not-allowed = Somebody else does this: your role has no such right.
refusal-outdated = Things changed while you were looking. This is how they stand now.
