# Why something is not allowed or not possible now: one line for each refusal's code, with what to do instead.

refusal-not-found = Not found. Perhaps it is past already: /start shows what there is now.
refusal-not-allowed = Somebody else does this: your role has no such right.
refusal-access-lost = You have no access to this bot any more. If that is a mistake, speak to your head.
refusal-outdated = Things changed while you were looking. This is how they stand now.
refusal-not-yours = The heads of the two departments decide this, or the director in their place. The card shows who is awaited.
refusal-manager-not-named = Choose who takes the client over: an account manager from the list.
refusal-decision-stands = It is too late to take it back: the other side has decided as well. The card shows the outcome.
refusal-postponed-too-far = It can be postponed from tomorrow until { $last } at most. Choose another day.
refusal-nothing-to-transfer = There is nothing to transfer: the client has not paid yet, is handed over, or the period is over. The client's card shows how things are.
refusal-not-returned = What can be opened again is a transfer that was returned, once the client's period is over. The client's card shows how things are.

refusal-invitation-invalid = This link did not work: it was used, revoked or has expired. Ask your head for a new one.
refusal-already-joined = You are in the company already. If your access is suspended, your head gives it back.
refusal-name-not-given = A name is needed: at least one letter and at most 200 characters.
refusal-last-director = This is the only director. Invite another one first.
refusal-head-taken = This department has a head already: there is one at a time.
refusal-department-not-for-role = A hunter is in a commercial department, an account manager in a client one, a director and an accountant in none.
refusal-plan-in-closed-month = That month is closed and paid out. A plan can start in an open month.
refusal-plan-without-lines = A plan needs at least one business line: what is paid for, and how much.
refusal-plan-day-taken = Another plan starts on { $effective_from } already. Choose another day.
refusal-plan-too-long = More than { $most } lines in a plan cannot be read. Remove what is not needed.
refusal-line-title-taken = The plan has a line “{ $title }” already. Call this one something else.
refusal-title-not-given = A name is needed: at least one character and at most { $most }.
refusal-too-few-contacts = So that a client never leaves with one person, 2 to 20 of our people must know a regular client, 3 to 20 a key one. For example, <code>2 4</code>
refusal-plan-started = The plan is in force since { $first } and cannot be withdrawn any more. Publish a new version.
refusal-zone-unknown = I do not know this time zone. Choose a city from the list: /settings
refusal-hour-wrong = An hour is between 0:00 and 23:59, and at least one day is needed.
refusal-language-unknown = I speak Russian and English.
refusal-percents-unclear = I did not get the percents. Type numbers with spaces, for example <code>10 1 3</code>

refusal-amount-not-positive = An amount is above zero, for example <i>150k</i> or <i>12,345.67</i>
refusal-amount-too-large = That amount is too large — a slip, it seems. For example, <i>150k</i> or <i>1.5m</i>
refusal-amount-not-understood = I can't make out the amount. For example, <i>150k</i>, <i>12,345.67</i> or <i>1.5m</i>
refusal-date-not-understood = I can't make out the date. For example, <i>yesterday</i>, <i>12.11</i> or <i>12 Nov</i>
refusal-deal-not-understood = No such deal. Choose one by its button, or type a part of its title.
refusal-paid-in-future = { $paid_on } is still ahead. Type a day that has come, for example <i>yesterday</i>
refusal-refund-too-large = At most { $left } can go back: the rest has been refunded.
refusal-refund-too-early = The money came on { $paid_on } — it cannot go back before that day.
refusal-paid-after-refund = Money of it went back on { $refunded_on }: it cannot have come later.
refusal-paid-after-closing = The deal was closed on { $closed_on }: nothing came for it later.
refusal-same-day = It is recorded on { $paid_on } already. Choose another day.
refusal-not-declared = This payment has been confirmed or voided already.
refusal-not-refundable = A confirmed payment can be refunded, and this is none. Its card shows how it stands.
refusal-own-payment = You logged this payment — somebody else confirms it.
refusal-same-document = A payment with document No { $document } of this client and day is there already.
refusal-same-payment = There is a payment of { $amount } from this client on { $paid_on } already. If it is a second one, say so in the draft.
refusal-deal-closed = The deal “{ $title }” is closed and takes no new payments. Choose another, or record it without a deal.
refusal-too-many-charges = Nobody pays that much for this deal: it would make more than { $most } charges. Check the amount.
refusal-shares-not-whole = The shares add up to 100%, for example <i>60 40</i>
refusal-not-a-hunter = Choose an active hunter from the list.
refusal-unknown-line = The plan has no such business line any more. Choose one from the list.
refusal-tax-number-wrong = That is no tax number: it has 10 or 12 digits, and its check digit must fit. For example, <i>7707083893</i>
refusal-tax-number-taken = There is a client with the tax number { $number } in the company already. Ask your head whose it is.
refusal-phone-wrong = I can't make out the phone number. For example, <i>+7 916 123-45-67</i>

refusal-month-closed = { month-nominative } { $year } is closed already: a closed month neither changes nor re-opens.
refusal-month-not-ended = { month-nominative } { $year } is not over: it can be closed from { $first }.
refusal-month-out-of-order = Months are closed in order: first { month-nominative } { $year }. Open /month
refusal-month-still-open = { month-nominative } { $year } is not closed yet: statements come with the closing.
refusal-open-objections = Open objections: { $count }. Decide them, or close the month by its special button: /month
refusal-objection-open = You have objected already and nobody has decided yet. You will hear as soon as it is decided.
refusal-objection-decided = This objection was decided, and that stands.
refusal-own-objection = Somebody else decides your own objection.
refusal-nobody-decides = There is nobody to decide an objection: the company has no other leaders.
refusal-reason-not-given = Type the reason in words, at most 500 characters. For example, <i>we agreed on 12%</i>

refusal-absence-days-wrong = The first day is today or later, the last not before the first, and a year at most.
refusal-absence-taken = An absence { $first }–{ $last } is recorded already. Take it back to record other days: /settings
refusal-substitute-not-possible = This person cannot stand in on these days. Choose somebody from the list who is there.
refusal-not-a-head = A substitute is named for a head of department only.

refusal-not-your-agreement = The heads of the client's two departments decide this, or those who stand in for them. The card shows who is waited for.
refusal-agreement-open = There is a proposal about this client already. Decide that one first: it is on the “Period” screen.
refusal-agreement-decided = This proposal has been decided. The card shows what came of it.
refusal-agreement-own = Your own proposal is decided by the head of the other department: always two different people.
refusal-extension-too-soon = A period is extended forward only: to { $first } or later.
refusal-extension-too-far = That is too long: { $last } at the latest. It can be extended once more later.
refusal-extension-too-late = The client has been handed over, and a period is extended before that. It can come back to the commercial department: on the “Period” screen.
refusal-nothing-to-reacquire = There is nothing to win back: the client is with the commercial department. A client comes back after it was handed over, or after its transfer was returned.

refusal-not-introducing = The hunter and the account manager note this; for a key client the heads as well.
refusal-answer-not-given = Answer in one line of at most 500 characters, or press “Nothing”.
refusal-packet-closed = The client has been handed over: the packet stays as the account manager took it over.
refusal-not-hunting = The packet is filled in by the client's hunter or the head of the commercial department.
refusal-owner-not-possible = A client goes on to somebody who works in this department now. Choose from the list.
refusal-too-many-lines = Up to { $most } payments go into one message, and here are { $count }. Please send them as two messages.

refusal-too-many-opened = You have opened { $most } different clients within an hour, which is the limit. New ones open on { $until }, or earlier if your head allows it. Those opened already stay open.
refusal-limit-wrong = The limit is a number from 5 to 1000. For example, <code>30</code>
