# Whom of us a client knows: gaps, alarms, meetings and calls, key clients.

client-contacts-missing = Personal contacts: { contacts-held }{ contacts-but } missing: { $missing }

coverage-gaps = 🤝 <b>Too few personal contacts</b>: { $count }
    Both departments must know a client in person, both heads a key client as well. A call does not count as a personal contact.
coverage-no-gaps = 🤝 Every client past its period has enough personal contacts.
coverage-gap = { $star ->
    [true] ⭐ { $client } · { $held } of { $required }
   *[false] { $client } · { $held } of { $required }
}
coverage-to-gaps = 🤝 Too few personal contacts · { $count }
coverage-alarms = 🚨 <b>Depend on one person</b>: { $count }
coverage-no-alarms = 🚨 No alarms: no client depends on one person.
coverage-to-alarms = 🚨 Depend on one person · { $count }
coverage-alarm-client = 📇 { $client }
coverage-alarm-hangs = • <b>{ $client }</b> — only { $name } knows it in person
coverage-alarm-lost = • <b>{ $client }</b> — nobody knows it: { $name } has left
coverage-told = 🚨 <b>A client could leave with one person</b>
coverage-told-more = … and { $count } more
coverage-told-do = Introduce somebody else in person, and record the meeting on the client's card.

met-title = 👋 <b>{ $client }</b>
met-line = • { $day } { $name } — met{ $left ->
    [true] {" "}(has left)
   *[false] {""}
}
met-line-call = • { $day } { $name } — a call, no personal contact
met-ask = Were you in touch with the client? One tap records it.
met-in-person = 👋 We met today
met-in-person-yesterday = 👋 We met yesterday
met-call = 📞 We spoke today
met-call-yesterday = 📞 We spoke yesterday
met-other-day = 🗓 Another day
met-recorded = ✅ Recorded: a personal contact
met-recorded-call = ✅ The call is recorded. Only a meeting is a personal contact
met-form-day = 👋 <b>{ $client }</b>
    When was it? Choose the day or type it, for example <i>12.11</i>
met-form-how = 👋 <b>{ $client }</b>, { $day }
    Did you meet or speak by phone?
met-way-in-person = 👋 We met
met-way-call = 📞 We spoke

key-mark = ⭐ Make it a key client
key-unmark = ⭐ Take the mark off
key-toast-marked = This is a key client now
key-toast-unmarked = The mark is off
key-toast-stays = The mark is off, but by its turnover it stays a key client
key-told-marked = ⭐ <b>{ $client }</b> is a key client now: marked by { $name }. Four of us must know it in person, both heads among them.
key-told-unmarked = ⭐ <b>{ $client }</b>: { $name } took the key mark off.{ $stays ->
    [true] {" "}By its yearly turnover it stays a key client.
   *[false] {""}
}
key-told-earned = ⭐ <b>{ $client }</b> is a key client now: { $amount } paid in 365 days, the threshold is { $threshold }.
key-told-unearned = ⭐ <b>{ $client }</b> is no longer a key client: { $amount } paid in 365 days, the threshold is { $threshold }.
key-told-no-threshold = ⭐ <b>{ $client }</b> is no longer a key client: the plan has no turnover threshold.
key-told-threshold = ⭐ A new plan is in force: from { $threshold } in 365 days a client is a key one.
key-told-threshold-gone = ⭐ A new plan is in force: turnover no longer makes a client a key one.
key-told-became = Key clients now: { $count } — { $names }
key-told-ceased = No longer key clients: { $count } — { $names }
