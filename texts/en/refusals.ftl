# Why something is not allowed or not possible now: one line for each refusal's code, with what to do instead.

refusal-not-found = Not found. Perhaps it is past already: /start shows what there is now.
refusal-not-allowed = Somebody else does this: your role has no such right.
refusal-outdated = Things changed while you were looking. This is how they stand now.
refusal-not-yours = The heads of the two departments decide this, or the director in their place. The card shows who is awaited.
refusal-manager-not-named = Choose who takes the client over: an account manager from the list.
refusal-decision-stands = It is too late to take it back: the other side has decided as well. The card shows the outcome.
