# What the clock brings: silence, periods that end soon, charges due, how a client does after its transfer.

reminders-silent-24 = ⏰ <b>This has been waiting for you for 24 working hours.</b>
reminders-silent-48 = ⏰ <b>This has been waiting for you for 48 working hours.</b> In 24 more it goes to the director.
reminders-director = ⏰ <b>Waiting for your decision for { $hours } working hours.</b> Nobody else can decide it.

reminders-period-ends = { $days ->
    [1] ⏰ The acquisition period of <b>{ $client }</b> ends tomorrow, { $day }.
    [one] ⏰ The acquisition period of <b>{ $client }</b> ends in { $days } day, on { $day }.
   *[other] ⏰ The acquisition period of <b>{ $client }</b> ends in { $days } days, on { $day }.
 }
reminders-last-charge = ⏰ The next payment of <b>{ $client }</b> is the last one at the full rate: it ends the acquisition period.
reminders-hunters = Hunter: { $hunters }
reminders-brings-you = A payment of { $payment } brings you { $before } now, and { $after } afterwards.
reminders-brings = A payment of { $payment } brings the hunter { $before } now, and { $after } afterwards.

reminders-due-today = 💳 Due today: <b>{ $client }</b> · { $amount }
reminders-overdue = ⚠️ Overdue: <b>{ $client }</b> · { $amount } since { $since }
reminders-overdue-and-today = ⚠️ Overdue: <b>{ $client }</b> · { $amount } since { $since }, and { $today } more is due today

reminders-followed-up = 📅 <b>{ $client }</b>, { $days } days after the transfer ({ $manager }): { $met } · { $paid } · { $contacts }
reminders-met = ✅ introduced on { $day }
reminders-not-met = ❌ not introduced
reminders-paid-on-time = ✅ pays on time
reminders-paid-late = ⚠️ paid late: { $late } of { $due }
reminders-paid-owes = ❌ owes { $amount } since { $since }
reminders-paid-nothing-due = ✅ nothing was due
reminders-contacts-alive = ✅ both personal contacts are there
reminders-contacts-gone = ❌ no contact: { $missing }
