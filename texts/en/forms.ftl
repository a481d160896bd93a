# Forms: shared words, and the refund.

form-left = ✖️ Nothing recorded

refund-form-sure = Did { $amount } go back to <b>{ $client }</b>?
refund-form-save = ✅ Record the refund
refund-form-done = ✅ Refund recorded
