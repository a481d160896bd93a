# What the hunter passes on: the hand-over packet and its five questions.

packet-open = 📦 What the hunter passes on
packet-title = 📦 <b>What the hunter passes on</b> · { $client }
packet-person = 📞 { $person }
packet-no-persons = 📞 There are no contact persons: add at least one on the client's card.
packet-no-deals = 🤝 No open deals
packet-deal = 🤝 { $title } — { $amount }, { $left } left to pay
packet-deal-monthly = 🤝 { $title } — { $amount } a month
packet-owed = Left to pay in all: { $amount }
packet-overdue = ⚠️ Overdue: { $amount } since { $since }
packet-not-overdue = Nothing is overdue
packet-documents = Documents open: { $count } — { $titles }
packet-documents-signed = Documents: all signed
packet-promised = 💬 <b>What was promised</b>
packet-promised-by = 💬 <b>What was promised</b> · { $name }
packet-line = • { $label }: { $words }
packet-line-by = • { $label }: { $words } ({ $name })
packet-line-none = • { $label }: nothing
packet-line-waits = • { $label }: ⏳ no answer yet
packet-label-prices = Prices and discounts
packet-label-dates = Dates
packet-label-credit = Terms of payment
packet-label-other = Other promises
packet-label-advice = Advice to the account manager
packet-answer = ✏️ Answer · { $done } of { $all }
packet-change = ✏️ Change the answers
packet-questions = { $left ->
    [one] { $left } short question
   *[other] { $left } short questions
 }
packet-asked = 📦 It is time to hand over <b>{ $client }</b>. I put together contacts, deals, debts and documents myself.
    From you, what was promised: { packet-questions }, and “nothing” is an answer.
packet-asked-ahead = 📦 <b>{ $client }</b> is to be handed over soon. I put together contacts, deals, debts and documents myself.
    From you, what was promised: { packet-questions }, and “nothing” is an answer.
packet-named = 📦 You are being named the account manager of <b>{ $client }</b>. While the heads decide, look at what the hunter passes on.

packet-form-title = 📦 <b>{ $client }</b> · question { $number } of { $all }
packet-ask-prices = Was a special price or discount promised? In one line, for example <i>5% until the end of the year</i>
packet-ask-dates = Were dates promised: of delivery, installation, an answer? For example, <i>the second lot by 20 December</i>
packet-ask-credit = Are there special terms of payment? For example, <i>they pay 14 days after acceptance</i>
packet-ask-other = Was anything else promised? For example, <i>to train their storekeeper</i>
packet-ask-advice = What should the account manager know? For example, <i>call after lunch only</i>
packet-form-was = Recorded now: <i>{ $words }</i>
packet-form-was-none = Recorded now: nothing
packet-form-none = Nothing
packet-form-done = 📦 <b>{ $client }</b>: { $done } of { $all } answered. Answers can be changed until the hand-over.
packet-form-closed = 📦 <b>{ $client }</b> has been handed over: the answers do not change any more.
