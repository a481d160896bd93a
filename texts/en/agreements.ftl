# A client's period: an extension, and winning a client back — the proposal, its price, the decision.

client-period = ⏳ Period

agreement-period-title = ⏳ <b>{ $client }</b>
agreement-period-manager = Handed over { $day }, account manager: { $manager }
agreement-period-extended = Extended until { $day }
agreement-period-new = 🔄 Back in the commercial department since { $day }: the period is a new one
agreement-period-next = A new period begins with the next payment
agreement-extend = 🗓 Extend the period
agreement-reacquire = 🔄 Back to the commercial department
agreement-open = ⚖️ Open the proposal

agreement-extension-title = 🗓 <b>Extension of the period</b>
agreement-reacquisition-title = 🔄 <b>Back to the commercial department</b>
agreement-client = <b>{ $client }</b> · { $line }
agreement-until = Period: until <b>{ $until }</b> (now until { $now })
agreement-until-over = Period: until <b>{ $until }</b> (it ended { $now })
agreement-until-open = Until <b>{ $until }</b> everything earns the full rate
agreement-hunters = Hunter: { $names }
agreement-share = { $name } { $share }
agreement-manager = { $manager } gives the client back
agreement-new-period = A new period begins with the next payment: { $rule }

agreement-usual = On average over 3 months: { $month } a month
agreement-usual-none = Nothing was paid in the last 3 months: there is nothing to estimate the price from.
agreement-expected = Until { $until } another { $expected } will come in:
agreement-extended-brings = • with the extension: { $full } to the hunter
agreement-else-brings = • without it: { $residual } to the hunter, { $service } to the account manager
agreement-now-brings = • now: { $residual } to the hunter, { $service } to the account manager
agreement-then-brings = • in the new period: { $full } to the hunter, nothing to the account manager
agreement-costs = Difference: <b>{ $difference }</b>
agreement-costs-monthly = Difference: <b>{ $difference }</b> a month
agreement-changes-nothing = Nothing that is recorded is recalculated.
agreement-changes = Recalculated at once:
agreement-changes-back = Back inside the period at once: { $amount } ({ $count ->
    [one] { $count } payment
   *[other] { $count } payments
 })
agreement-person = • { $name }: { $amount }

agreement-someone-for = { $name } for { $head }
agreement-proposed = Proposed by { $who }
agreement-waits = ⏳ To decide: { $who }
agreement-waits-nobody = ⚠️ A second person is needed: appoint a head of department
agreement-agreed = ✅ Agreed { $day }: { $who }
agreement-declined = ✖️ Declined { $day }: { $who }. “{ $words }”
agreement-taken-back = ↩️ The proposal was taken back { $day }
agreement-outdated = ⌛ The proposal lapsed on { $day }: things changed before it was decided

agreement-agree = ✅ I agree
agreement-decline = ✖️ Decline
agreement-take-back = ↩️ Take back
agreement-toast-agreed = Agreed
agreement-toast-present = Done
agreement-toast-taken-back = The proposal was taken back

agreement-ask-day = Until which day? { $last } at the latest. Choose a day, or type one, for example <i>1 December</i>
agreement-ask-hunter = Who will look after the client again?
agreement-same-hunters = 👥 The same: { $names }
agreement-nobody-hunts = There are no hunters in the commercial department yet: invite at least one — /team
agreement-propose = ✅ Propose
agreement-sent = ✅ Sent. To decide: { $who }
agreement-sent-nobody = ✅ Recorded, but there is nobody to decide it: a second person is needed, appoint a head of department.
agreement-ask-why-not = Why do you decline? { $name } will see the answer. For example, <i>the client has met its plan</i>
agreement-decline-sure = Decline with the answer “{ $words }”?

agreement-told-ended = ⚖️ <b>{ $client }</b> · your proposal
agreement-told-extended = 🗓 The acquisition period of <b>{ $client }</b> is extended until { $until }: the full rate goes on.
agreement-told-hunter = 🔄 <b>{ $client }</b> is yours again since { $day }. A new acquisition period begins with the next payment.
agreement-told-manager = 🔄 <b>{ $client }</b> is back in the commercial department since { $day }. Thank you for your work! The client is now with { $names }.

agreement-home = ⚖️ { $count ->
    [one] { $count } proposal about a period waits
   *[other] { $count } proposals about periods wait
 } for your decision
agreement-do = ⚖️ Decide on periods · { $count }

agreement-digest = • { $count ->
    [one] { $count } proposal
   *[other] { $count } proposals
 } about a client's period — decide: /start

why-new-period = The period is a new one: on { $day } the client came back to the commercial department, and it counts from { $start }
why-act-extended = the period was extended
why-act-reacquired = the client came back to the commercial department
