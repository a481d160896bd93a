# The month: its review, the closing, the payroll sheet and statements.

month-title = 🗓 <b>{ $month }</b> · closing the month
month-goes-on = The month is not over: it can be closed from { $day }
month-total = Earned: <b>{ $amount }</b>
month-nobody = Nobody earned anything this month
month-person =  • { $name } — { $amount }
month-more =  … and { $count } more
month-unconfirmed = ⏳ Not confirmed: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}, { $amount }
month-waiting =  • { $client } · { $day } · { $amount }
month-objections = ⚖️ Open objections: { $count }
month-objection =  • { $name } · { $client } · { $day }
month-negative = ➖ Below zero, carried into { $month }:
month-unresolved = ❓ No rule in the plan: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}, { $amount }
month-all-clear = ✅ Nothing in the way: all is confirmed, there are no objections
month-director-closes = The director closes the month
month-open-objection = ⚖️ { $name }
month-close = 🔒 Close { $month }
month-close-yes = 🔒 Yes, close it
month-close-despite = 🔒 Close it with open objections: { $count }
month-sure = Close <b>{ $month }</b>? It is for good: the month will not change any more, and whatever comes later goes into { $next }. Everybody gets their statement at once.
month-sure-unconfirmed = ⏳ { $count ->
    [one] { $count } payment is
   *[other] { $count } payments are
} not confirmed ({ $amount }) and will not be in this month
month-sure-objections = ⚖️ { $count ->
    [one] { $count } objection is
   *[other] { $count } objections are
} still open: once accepted, the correction goes into the next month
month-toast-closed = The month is closed, statements are on their way

month-closed-title = 🔒 <b>{ $month }</b> is closed
month-closed-by = { $name }, { $at }
month-closed-despite = ⚖️ Objections open at the closing: { $count }
month-payable = To be paid: <b>{ $amount }</b>
month-get-payroll = 📄 Payroll sheet
month-get-all = 👥 All statements
month-get-one = 👤 One person's statement
month-to-open = ‹ To the open month
month-to-closed = 🔒 { $month }
month-whose = Whose statement of { $month }?
month-person-button = { $name } · { $amount }
month-payroll = 📄 Payroll sheet of { $month }
month-statement = 📄 Statement of { $month }: <b>{ $name }</b>
month-statements = 📄 Statements of { $month }: { $count }
month-told-statement = 🔒 <b>{ $month }</b> is closed. To be paid to you: <b>{ $amount }</b>. The files say what it is made of.
month-told-payroll = 🔒 <b>{ $month }</b> was closed by { $name }. The payroll sheet is in the files.
month-to-earnings = Why this much?
month-line-late = { $day } · { $client } · { $amount } · for { $month }

month-file-payroll = Payroll
month-file-statement = Statement
month-file-statements = Statements
month-paper-payroll = Payroll sheet of { $month }
month-paper-statement = Statement of { $month }
month-mark = File made for { $name }, { $at }
month-page = page { $number } of { $pages }
month-fact-person = Person
month-fact-company = Company
month-fact-closed = Month closed by
month-fact-currency = Currency
month-column-person = Person
month-column-earned = Earned
month-column-carried-in = Carried in
month-column-payable = To be paid
month-column-carried-forward = Carried forward
month-column-day = Date
month-column-client = Client
month-column-kind = For
month-column-note = Note
month-column-paid = Payment
month-column-amount = Earned
month-row-total = Total
month-note-carried = A minus is carried into the next month and never deducted by itself.
month-note-late = for { $month }
month-note-objection = by an objection
month-note-refund = refund
month-note-void = payment voided
month-note-recomputed = recalculated
