# Payments: the draft, confirming, the card.

payment-client = <b>{ $name }</b>
payment-percent = { $percent }

period-none = The acquisition period will begin with the first payment
period-begins = The acquisition period begins with this payment: until { $day }
period-begins-charges = The acquisition period begins with this payment: { $charges ->
    [one] { $charges } charge
   *[other] { $charges } charges
} at the full rate
period-runs = Acquisition period: until { $day }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} left
period-charges = Acquisition period: the first { $charges ->
    [one] { $charges } charge
   *[other] { $charges } charges
}
period-passed-days = { $bar } { $done } of { $all } days are over
period-passed-charges = { $bar } { $done } of { $all } charges are paid
period-over = The acquisition period ended on { $day }

draft-title = 💰 <b>Payment · draft</b>
draft-title-edit = ✏️ <b>Payment · correction</b>
draft-deal = Deal: { $title }
draft-deal-left = Deal: { $title } ({ $left } left)
draft-no-deal = No deal
draft-document = Document: No. { $document }
draft-comment = Comment: { $comment }
draft-unresolved = ⚠️ The plan has no rule for this payment: earnings wait, and the director is told.
draft-mine = For you: <b>{ $amount }</b> ({ $percents })
draft-mine-later = For you: <b>{ $amount }</b> ({ $percents }) — once confirmed
draft-repeat = ⚠️ There is such a payment already: same client, amount and day. Is it really a second one?

draft-record = ✅ Record
draft-record-second = ✅ Yes, a second one — record
draft-change-amount = Amount
draft-change-date = Date
draft-change-client = Client
draft-change-deal = Deal
draft-change-document = Document no.
draft-change-comment = Comment

draft-which-client = Which client? These look like “{ $words }”:
draft-no-client = You have no client “{ $words }”. Type the name differently, or register a new one.
draft-new-client = ➕ New client
draft-ask-client = Which client? Type the name or a part of it, for example <i>acme</i>
draft-which-amount = Which amount is right?
draft-ask-amount = How much came in? Type the amount, for example <i>150k</i> or <i>12,345.67</i>
draft-wrong-amount = “{ $typed }” cannot be recorded as an amount. How much came in? Type it, for example <i>150k</i> or <i>12,345.67</i>
draft-foreign-amount = “{ $typed }” is in another currency, and everything here is in { $sign }. How much came in? Type it, for example <i>150k</i>
draft-ask-date = When did it come? Choose a day or type it, for example <i>12.11</i>
draft-wrong-date = I can't make out the date “{ $typed }”. Choose a day or type it, for example <i>12.11</i>
draft-ask-deal = For which deal?
draft-day = { $day }
draft-amount = { $amount }
draft-deal-button = { $title }
draft-without-deal = No deal
draft-ask-document = Which document number? Type it, for example <i>345</i>
draft-without-document = No number
draft-ask-comment = What is there to add? Type a comment, for example <i>for November</i>
draft-without-comment = No comment
draft-edit-save = ✅ Correct it
draft-edited = ✅ Corrected: { $what }. It waits to be confirmed
draft-edit-cancelled = ✖️ Nothing changed
draft-cancelled = ✖️ Not recorded
draft-recorded = ✅ Recorded: { $what }
draft-recorded-later = ✅ Recorded: { $what }. Awaiting confirmation

pay-pick-client = Whose payment? Choose a client or type a name, or name and amount at once: <i>acme 150k</i>
pay-no-clients = No clients yet. Register the first one: /client

search-found = Found for “{ $words }”:
search-nothing = Nothing found for “{ $words }”. To record a payment, add an amount: <i>acme 150k</i>. A new client: /client
search-person = 🧑‍💼 { $name }
search-all = My clients

payment-title = { $refund ->
    [true] ↩️ <b>Refund</b>
   *[false] 💰 <b>Payment</b>
}
payment-what = <b>{ $client }</b> · { $amount } · { $day }
payment-status-declared = ⏳ Awaiting confirmation
payment-status-confirmed = ✅ Confirmed
payment-status-void = ✖️ Void
payment-mine = Earned for you: <b>{ $amount }</b>
payment-mine-later = Will be earned for you: <b>{ $amount }</b>
payment-open = Open
payment-deal = 🤝 Deal
payment-edit = ✏️ Correct
payment-confirm = ✅ Confirm
payment-refund = ↩️ Refund
payment-void = ✖️ Void
payment-void-yes = Yes, void it
payment-void-sure = { $refund ->
    [true] Void the refund to <b>{ $client }</b>, { $amount }?
   *[false] Void the payment of <b>{ $client }</b>, { $amount }?
 } The record stays.
payment-redate = 🗓 Another date
payment-why = 🔍 Why this much?

effect-title = Earnings will change:
effect-title-expected = Expected earnings will change:
effect-person = • { $name }: { $before } → { $after } ({ $difference })
effect-others = • { $count ->
    [one] { $count } more person
   *[other] { $count } more people
 }: { $difference }
effect-nobody = Nobody's earnings will change.
effect-other-payments = Among them what other payments of the client bring: { $count }
effect-period = ⏰ Acquisition period: was until { $before }, will be until { $after }
effect-unknown = a day not known yet
effect-withdraws = 🔁 The transfer that waits will be withdrawn
effect-carried = 🔒 The closed month stays as it is: the difference goes to { $month }
effect-repeat = ⚠️ There is a payment of this amount on that day already

redate-form-title = 🗓 <b>Date of the payment</b>
redate-form-ask = { $refund ->
    [true] The refund to <b>{ $client }</b>, { $amount }, is recorded on { $day }. When did the money leave, according to the bank?
   *[false] The payment of <b>{ $client }</b>, { $amount }, is recorded on { $day }. When did the money come, according to the bank?
 } Choose a day or type one, for example <i>12.11</i>
redate-form-sure = <b>{ $client }</b> · { $amount }: { $day } instead of { $was }?
redate-form-save = ✅ Correct the date
redate-form-done = ✅ Date corrected
notice-payment-redated = 🗓 Date corrected to the bank's: <b>{ $client }</b> · { $amount }, was { $was }, now { $day }. It brings you { $mine }
payment-refund-ask = How much went back to <b>{ $client }</b>? { $left } is not refunded yet. Type the amount, for example <i>10k</i>
payment-refund-all = All of it: { $left }

own-waiting = ⏳ What waits to be confirmed
own-waiting-open = ⏳ To be confirmed · { $count }
own-waiting-title = ⏳ <b>Your payments that wait to be confirmed</b>: { $count }
    A slip? Open it and correct it: until it is confirmed, everything can change.
own-waiting-none = ⏳ All your payments are confirmed.

confirm-title = ⏳ <b>To confirm</b>: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}, { $total }
confirm-nothing = All confirmed — no new payments. They appear here as soon as somebody records one.
confirm-one = ✅ { $client } · { $amount }
confirm-day = ✅ All of { $day } ({ $count }) · { $total }
confirm-done = Confirmed: { $amount }
confirm-done-day = Payments confirmed: { $count }

notice-payment-confirmed = ✅ Payment confirmed: <b>{ $client }</b> · { $amount }. Earned for you: { $mine }
notice-payment-voided = ✖️ Payment voided: <b>{ $client }</b> · { $amount }
notice-payment-refunded = ↩️ Refund to <b>{ $client }</b>: { $amount }. Your earnings changed by { $mine }
payments-title = 💰 Payments of <b>{ $client }</b>: { $count }
payments-none = No payments from <b>{ $client }</b> yet. Record the first one in one line: name and amount.
payments-one-declared = ⏳ { $day } · { $amount } · waits
payments-one-confirmed = ✅ { $day } · { $amount } · confirmed
payments-one-void = ✖️ { $day } · { $amount } · void
payments-found = 🔎 Payments for “{ $words }”:
payments-none-found = 🔎 No payments for “{ $words }”. Type a client or an amount, for example <i>acme</i> or <i>150k</i>
newest-open = 🗂 Latest payments
newest-title = 🗂 Latest payments. Open the one to correct: its date, a refund, a void. Another one? Type its client.
newest-none = 🗂 No payments yet. Once there are any, they can be corrected here.
newest-one = { $day } · { $client } · { $amount }
payment-client-card = 📇 Client card
