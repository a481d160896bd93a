# The daily digest and its hours.

digests-title = 📊 <b>{ $day }</b>
digests-today = Today: { $amount }
digests-today-split = Today: { $amount } ({ $split })
digests-split = full commission { $full } · residual { $running }
digests-own = You: today { $today }, this month { $month }
digests-department-today = The department today: { $amount }
digests-month = { $month }: { $sums }
digests-compared = { $this } · { $month } by this day: { $last }
digests-grown-up = { $this } (▲ { $percent }%)
digests-grown-down = { $this } (▼ { $percent }%)
digests-compared-up = { digests-compared } (▲ { $percent }%)
digests-compared-down = { digests-compared } (▼ { $percent }%)
digests-expected = Awaiting confirmation: { $amount } ({ $count ->
    [one] { $count } payment
   *[other] { $count } payments
 })

digests-people = 👥 <b>People this month</b>
digests-person = • { $name } — { $month }
digests-person-today = • { $name } — { $month } (today { $today })
digests-person-target = { $line } · { targets-percent }
digests-people-more = … and { $count } more

digests-new = 🌱 <b>{ $department }</b> · new money: { $sums }
digests-running = 🔁 <b>{ $department }</b> · running money: { $sums }
digests-came-today = { $amount } came in today
digests-came-in = Came in today: { $amount }
digests-no-department = no client department

digests-soon = ⏰ <b>Periods that end soon</b>
digests-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
digests-soon-client = • { $client } — { $day } ({ digests-days })
digests-soon-estimate = • { $client } — { $day } ({ digests-days }), ~{ $payment } still to come → { $before }, after it { $after }
digests-soon-last = • { $client } — the next payment is the last at the full rate

digests-gaps = 🤝 Too few personal contacts at { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }: { $names }
digests-missed = 💸 Missed this month without an account manager: { $amount }

digests-waits = 👣 <b>Waiting for you</b>
digests-waits-transfers = • { $count ->
    [one] { $count } transfer
   *[other] { $count } transfers
 } to decide: /transfers
digests-waits-payments = • { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 } of { $amount } to confirm: /confirm
digests-waits-watch = • { $count ->
    [one] { $count } thing is
   *[other] { $count } things are
 } worth a look: /watch
digests-quiet = All quiet today: no new payments, and nothing waits for you.

digests-held = 🔕 <b>Without a sound today</b>
digests-held-one = • { $words }

digests-why = Why that much?
digests-my-clients = My clients
digests-to-transfers = 🔁 Transfers
digests-to-watch = 👀 Take a look
digests-no-weekends = Not on weekends

digests-hours = ⏰ When to send it

digests-chart-title = { $month } by day
digests-chart-full = full commission
digests-chart-residual = residual
digests-chart-service = service share
digests-chart-override = override
digests-chart-correction = corrections
digests-chart-this = { $month }
digests-chart-last = { $month }
digests-chart-target = target
digests-chart-money = Money by day: { $month }
digests-chart-new = new
digests-chart-old = running

digests-every-day = 📊 The digest comes every day at <b>{ $time }</b>. Which time suits you better?
digests-workdays = 📊 The digest comes on weekdays at <b>{ $time }</b>. Which time suits you better?
digests-some-days = 📊 The digest comes at <b>{ $time }</b>: { $days }. Which time suits you better?
digests-off = 📊 The digest is switched off. Choose an hour and days to have it back.
digests-now = 📊 Send it now
digests-hour = { $chosen ->
    [true] ✅ { $time }
   *[false] { $time }
 }
digests-day = { $chosen ->
    [true] ✅ { $day }
   *[false] { $day }
 }
digests-never = Do not send it
digests-toast-saved = Done
digests-toast-workdays = Fine, weekends are yours
