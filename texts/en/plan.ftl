# The compensation plan in plain words.

plan-none = 📜 There is no compensation plan yet: the director publishes it. Until then payments are logged, and the percents are reckoned as soon as there is one.
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
plan-warning-residual = ⚠️ { $line }: what is left after the period should be at most a third of the full percent, or clients will be held back
plan-warning-missing-line = ⚠️ { $line }: there are such clients already, and the plan has no terms for them
plan-warning-over-hundred = ⚠️ { $line }: it comes to over 100 % of a payment
