# Several payments in one message, and a message that was edited.

batch-title = 💰 <b>Payments · draft</b>: { $count }
batch-line = { $number }. { $what }
batch-line-recorded = ✅ { $number }. { $what }
batch-line-void = ✖️ { $number }. { $what } — void
batch-line-wrong = ⚠️ { $number }. { $what } — { $problem }
batch-typed = “{ $typed }”
batch-no-name = whose payment is it?
batch-no-client = you have no client “{ $words }”
batch-which-client = several clients look like it
batch-no-amount = no amount
batch-wrong-amount = “{ $typed }” is no amount
batch-which-amount = which amount is right?
batch-wrong-date = can't make out the date “{ $typed }”
batch-repeat = there is such a payment already
batch-same-document = document No. { $document } is recorded already
batch-total = Total: <b>{ $total }</b>
batch-mine = For you: <b>{ $amount }</b>
batch-mine-later = For you: <b>{ $amount }</b> — once confirmed
batch-recorded = ✅ { $count ->
    [one] { $count } payment
   *[other] { $count } payments
} recorded: { $total }
batch-recorded-later = ✅ { $count ->
    [one] { $count } payment
   *[other] { $count } payments
} recorded: { $total }. Awaiting confirmation
batch-undone = ✖️ Payments taken back
batch-record = ✅ Record all
batch-record-ready = ✅ Record those ready: { $ready } of { $count }
batch-record-this = ✅ Record this one
batch-item = { $number }. { $words }
batch-item-wrong = ⚠️ { $number }. { $words }
batch-back = ‹ To the list
batch-remove = 🗑 Remove
batch-drop-rest = ✖️ Leave the rest
batch-undo = ↩️ Undo all
batch-undo-late = Too late to undo: 15 minutes have passed, or the payments are confirmed
draft-corrected-late = This payment is recorded already; editing the message does not change it. Made a mistake? Undo it and type it again.
batch-corrected-late = What is recorded does not change with the message: if it was a mistake, undo it and type it again.
