# What a plan would change, before it is published: the message and the workbook.

plan-effect-title = 📊 <b>Plan No. { $number }: what would change</b>
plan-effect-closed = { $first } — { $last }, closed months: as it is, and as if this plan alone had been in force since each client's first payment. Nothing is recorded.
plan-effect-ended = { $first } — { $last }: as it is, and as if this plan alone had been in force since each client's first payment. Nothing is recorded.
plan-effect-total = All together: { $before } → { $after } ({ $difference })
plan-effect-person = • { $name }: { $before } → { $after } ({ $difference })
plan-effect-same = No amount would change.
plan-effect-no-payments = No payments in these months: there is nothing to compare by.
plan-effect-people-more = …and { $count } more, all of them in the file
plan-effect-kind-commission = full commission { $difference }
plan-effect-kind-residual = residual { $difference }
plan-effect-kind-service = service share { $difference }
plan-effect-kind-override = department override { $difference }
plan-effect-without-rule = ⚠️ Without a rule: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 } of { $amount }
plan-effect-lapses = ⏳ The period would end on another day for { $count } of { $running } clients whose period runs:
plan-effect-lapses-same = ⏳ The periods that run now ({ $running }) would end on the same days.
plan-effect-lapse = • { $client }: { $before } → { $after }
plan-effect-unknown = not known yet
plan-effect-lapses-more = …and { $count } more
plan-effect-mind = In fact the periods of these clients do not move: each goes by the plan in force on the day of the first payment.
plan-effect-wait = Working it out, this takes a few seconds…
plan-effect-details = 📄 In detail

plan-effect-file = Plan_{ $number }_what_would_change
plan-effect-mark = Prepared: { $name }, { $at }. Plan No. { $number } is not published, nothing is recorded.
plan-effect-sheet-people = People
plan-effect-sheet-clients = Periods
plan-effect-sheet-rows = Payments
plan-effect-heading = Plan No. { $number } from { $first }: what would change
plan-effect-fact-days = Days of payments
plan-effect-fact-compared = Compared
plan-effect-compared = before: by the plans in force; after: as if this plan alone had been in force since each client's first payment
plan-effect-column-person = Person
plan-effect-column-kind = What for
plan-effect-column-client = Client
plan-effect-column-line = Line
plan-effect-column-day = Payment
plan-effect-column-before = Before
plan-effect-column-after = After
plan-effect-column-difference = Difference
plan-effect-row-total = Total
