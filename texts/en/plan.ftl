# The compensation plan in plain words.

plan-none = 📜 There is no compensation plan yet: the director publishes it. Until then payments are logged, and earnings are worked out as soon as there is one.
plan-title = 📜 <b>Compensation plan No. { $number }</b>
plan-in-force = In force since { $first }
plan-in-force-until = In force from { $first } to { $last }
plan-will-be = Will be in force from { $first }
plan-was = Was in force from { $first } to { $last }
plan-version = No. { $number } · from { $first }
plan-version-later = No. { $number } · from { $first } (to come)

plan-line = <b>{ $title }</b>
    Acquisition period: { $rule }
    Hunter: { $commission } in the period, { $residual } after it
    Account manager after the transfer: { $service }
plan-vat = VAT of { $vat } is taken out of the payment first
plan-rule-payments = { $payments ->
    [1] the first payment
    [one] the first { $payments } payment
   *[other] the first { $payments } payments
 }
plan-rule-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
 } from the first payment
plan-rule-first = { plan-rule-payments } or { plan-rule-months }, whichever ends first
plan-rule-last = { plan-rule-payments } or { plan-rule-months }, whichever ends last
plan-heads = Heads: of the commercial department { $commercial } of payments in the period, of the client department { $client } of payments of transferred clients
plan-contacts = Personal contacts needed: { $regular } for a regular client, { $most } for a key one
plan-key-turnover = A key client pays { $amount } a year or more

plan-warning-months = ⚠️ { $line }: a period is usually 1 to 24 months
plan-warning-residual = ⚠️ { $line }: the residual should be at most a third of the full commission, or clients will be held back
plan-warning-missing-line = ⚠️ { $line }: there are such clients already, and the plan has no terms for them
plan-warning-over-hundred = ⚠️ { $line }: it comes to over 100% of a payment
plan-line-short = <b>{ $title }</b>: { $rule }; { $commission }, then { $residual }; account manager { $service }
plan-line-short-vat = { plan-line-short }; VAT { $vat }
plan-withdrawn = Withdrawn: it was to be in force from { $first }
plan-new = ➕ New version
plan-from-file = 📄 From a file
plan-advice = 📐 Periods by history
plan-unresolved = ⚠️ Without a rule · { $count }
plan-draft-open = ✏️ Draft No. { $number } · from { $first }
plan-withdraw = ↩️ Withdraw
plan-withdraw-sure = ↩️ Withdraw plan No. { $number }, which is to be in force from { $first }? Everybody who was told of it will be told of this too.
plan-withdraw-yes = ↩️ Yes, withdraw it
plan-withdrawn-toast = The plan is withdrawn
plan-to-plan = 📜 To the plan
plan-look = Have a look

plan-told-new = 📜 A new compensation plan, No. { $number }: in force from { $first }.
plan-told-withdrawn = 📜 Compensation plan No. { $number } from { $first } is withdrawn: it will not come into force.

plan-advice-title = 📐 <b>When clients become steady</b>
    By your own history: how long it takes to the month that three more paid ones follow. In brackets: half of the clients.
plan-advice-line = <b>{ $title }</b>: by month { $months } ({ $months_low }–{ $months_high }), after { $payments } payments ({ $payments_low }–{ $payments_high }). { $steady } of { $judged ->
    [one] { $judged } client
   *[other] { $judged } clients
 } became steady.
plan-advice-few = <b>{ $title }</b>: too little data — { $steady } of { $judged ->
    [one] { $judged } client
   *[other] { $judged } clients
 } became steady, at least { $least } are needed.
plan-advice-now = In the plan now: { $rule }
plan-advice-none = No payments yet, so there is nothing to judge by. As soon as ten clients of a line have a history, its periods stand here.
