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
earnings-before = By this day of { $month } it was { $amount }
earnings-expected = ⏳ Waits for confirmation: { $amount } ({ $count ->
    [one] { $count } payment
   *[other] { $count } payments
})
earnings-nothing = Nothing earned yet. Record a payment in one line, for example <i>acme 150k</i>
earnings-lines = What it is made of ({ $count })
earnings-previous = ‹ { $month }
earnings-following = { $month } ›
earnings-lines-title = Earnings of { $month }. Press a line and I will tell why.
earnings-line = { $day } · { $client } · { $amount }
earnings-lines-back = ‹ To the lines

why-title = 🔍 <b>Why this much</b>
why-payment = Payment of <b>{ $client }</b> on { $day }: { $amount }
why-refund = Refund to <b>{ $client }</b> on { $day }: { $amount }
why-plan = Plan { $number } (in force since { $since }), line “{ $line }”
why-part = { $amount } — { $where }: { $because }
why-inside = inside the acquisition period
why-outside = outside the acquisition period
why-by-charge = charge no. { $ordinal } of the client; the first { $charges } are inside
why-by-months = the period runs until { $day }
why-by-both = charge no. { $ordinal } (the first { $charges } are inside), and by time the period runs until { $day }
why-by-extension = the period was extended until { $day }
why-by-early-transfer = the client was handed over early on { $day }
why-base = { $base }
why-base-vat = ({ $gross } less VAT { $vat } = { $base })
why-step = { $kind }: { $base } × { $percent } = <b>{ $amount }</b>
why-step-shared = { $kind }: { $base } × { $percent } = { $whole }, your share { $share } = <b>{ $amount }</b>
why-refund-step = { $kind }: was { $before }, after the refund { $after }, difference <b>{ $amount }</b>
why-total = For you: <b>{ $amount }</b>
