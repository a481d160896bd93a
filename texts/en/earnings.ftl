# Earnings: the month, its lines, and why.

earnings-title = 📊 <b>{ $month }</b>
earnings-total = Earned: <b>{ $amount }</b>
earnings-kind-commission =  • full commission { $amount }
earnings-kind-residual =  • residual { $amount }
earnings-kind-service =  • service share { $amount }
earnings-kind-override =  • department override { $amount }
earnings-word-commission = Full commission
earnings-word-residual = Residual
earnings-word-service = Service share
earnings-word-override = Department override
earnings-kind-expected = { $earned }, awaiting { $amount } more
earnings-day = { $day }{"\u00A0"}{ $amount }
earnings-by-day = By day: { $days }{ $more ->
    [true] {" "}…
   *[false] {""}
 }
earnings-before = By this day of { $month } it was { $amount }
earnings-expected = ⏳ Awaiting confirmation: { $amount } ({ $count ->
    [one] { $count } payment
   *[other] { $count } payments
})
earnings-nothing = Nothing earned yet. Record a payment in one line, for example <i>acme 150k</i>
earnings-lines = What it is made of ({ $count })
earnings-previous = ‹ { $month }
earnings-following = { $month } ›
earnings-lines-title = Earnings of { $month }. Press a line and I will tell you why.
earnings-line = { $day } · { $client } · { $amount }
earnings-lines-back = ‹ To the lines
earnings-picture = 📊 By day
earnings-year = 🗓 The year
earnings-statement = 📄 Statement
earnings-year-title = 🗓 <b>{ $count ->
    [one] { $count } month
   *[other] { $count } months
 }</b>: { $amount }. Press a month to see what it is made of.
earnings-year-month = { $month } · { $amount }
earnings-year-nothing = Nothing was earned in the last year. Record a payment in one line, for example <i>acme 150k</i>, and it begins.

why-title = 🔍 <b>Why this much</b>
why-payment = Payment of <b>{ $client }</b> on { $day }: { $amount }
why-refund = Refund to <b>{ $client }</b> on { $day }: { $amount }
why-plan = Plan No. { $number }, version { $version }, in force since { $since }, business line “{ $line }”
why-ruled-by = The period follows plan No. { $number } (since { $since }), in force on the day of the first payment
why-void = ✖️ The payment is void: as if it had never been.
why-uncounted = The plan has no rule for this payment: it waits, and the director knows.
why-nothing = As things stand today this payment brings you nothing.
why-part = { $amount } — { $where }: { $because }
why-inside = inside the acquisition period
why-outside = outside the acquisition period
why-charge = charge no. { $ordinal } of the client
why-charge-range = charges no. { $first } to { $last } of the client
why-by-charge = { $charge }; the first { $charges } are inside
why-by-months = the period runs until { $day }
why-by-both = { $charge } (the first { $charges } are inside), and by time the period runs until { $day }
why-by-extension = the period was extended until { $day }
why-by-early-transfer = the client was handed over early on { $day }
why-base-vat = ({ $gross } less VAT { $vat } = { $base })
why-rounded = { $amount } ({ $exact } before rounding)
why-step = { $kind }: { $base } × { $percent } = <b>{ $amount }</b>
why-step-shared = { $kind }: { $base } × { $percent } = { $whole }, your share { $share } = <b>{ $amount }</b>
why-before = Was: { $step }
why-after = Left: { $step }
why-after-nothing = Left: { $kind }: nothing, all went back
why-difference = { $kind }, difference: <b>{ $amount }</b>
why-corrected = Corrected after an objection: <b>{ $amount }</b>
why-total = For you: <b>{ $amount }</b>
why-total-expected = For you once confirmed: <b>{ $amount }</b>

why-acts-title = 📒 <b>How it was booked</b>
why-acts-earlier = … { $count ->
    [one] { $count } earlier entry
   *[other] { $count } earlier entries
 }, together { $amount }
why-act = { $day } · { $act } ({ $by }): { $amounts }
why-act-by-clock = { $day } · { $act }: { $amounts }
why-act-unchanged = same amount
why-act-logged = payment recorded
why-act-confirmed = payment confirmed
why-act-voided = payment voided
why-act-refunded = refund
why-act-redated = payment date corrected
why-act-transferred = client handed over
why-act-deal-closed = deal closed
why-act-head-appointed = head appointed
why-act-handed-to-head = client went to the head
why-act-handed-to-colleague = client went to a colleague
why-act-plan-published = new plan published
why-act-objection = after an objection
why-act-other = recalculated
why-in-month = { $what } (in the statement for { $month })
why-kind-commission = full commission { $amount }
why-kind-residual = residual { $amount }
why-kind-service = service share { $amount }
why-kind-override = department override { $amount }
why-kind-correction = correction { $amount }
