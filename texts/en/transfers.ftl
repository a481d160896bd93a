# The transfer of a client: card, list, what the two sides are told.

transfers-title = 🔁 <b>Client transfer</b>
transfers-client = <b>{ $client }</b>{ $star ->
    [true] {" "}⭐ key
   *[false] {""}
 } · { $line }
transfers-lapsed = The acquisition period ended { $day }
transfers-lapsed-by-rule = The acquisition period ended { $day } ({ $rule } from { $start })
transfers-rule-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
 }
transfers-rule-payments = { $payments ->
    [one] { $payments } payment
   *[other] { $payments } payments
 }
transfers-rule-first = { transfers-rule-payments } or { transfers-rule-months }, whichever is first,
transfers-rule-last = { transfers-rule-payments } or { transfers-rule-months }, whichever is last,
transfers-hunters = { $count ->
    [one] Hunter
   *[other] Hunters
 }: { $hunters }
transfers-paid = During it: { $amount }, { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 }
transfers-contacts = Contacts: { contacts-held }
transfers-contacts-missing = Contacts: { contacts-held }{ contacts-but } missing: { $missing }
transfers-documents-signed = Documents: all signed
transfers-documents-open = Documents: { $count } open — { $titles }
transfers-missed = Missed so far: { $amount }

transfers-side-commercial = Commercial department
transfers-side-client = Client department
transfers-side-waits = { $side }: ⏳ { $who } — to answer
transfers-side-decided = { $side }: { $said }
transfers-side-before = ↳ last time: { $said }
transfers-side-silent = { $side }: ⌛ no answer
transfers-side-nobody = { $side }: ⚠️ a second person is needed — appoint a head
transfers-said-confirmed = ✅ { $who } — hand over
transfers-said-named = ✅ { $who }, account manager — { $manager }
transfers-said-postponed = 🗓 { $who } — postpone until { $day }
transfers-said-returned = ↩️ { $who } — return: “{ $reason }”
transfers-in-place-of = { $who } for { $head }
transfers-asked-again = 🔁 Decided for the second time
transfers-postponed = 🗓 Postponed until { $day }: I will ask again that day
transfers-with-director = ⚖️ The director decides: the departments disagree, or somebody is silent
transfers-early = The acquisition period is still running. Proposed ahead of time: the full rate ends { $day }
transfers-handed-over = 🤝 Handed over { $day }. Account manager: <b>{ $manager }</b>
transfers-introduced = 🎉 Introduced
transfers-returned = ↩️ Left with the commercial department { $day }. { $who }: “{ $reason }”
transfers-withdrawn = ↩️ Withdrawn { $day }: { $why }, and the acquisition period runs again
transfers-why-voided = a payment was voided
transfers-why-redated = a payment was re-dated
transfers-why-extended = the period was extended
transfers-why-changed = its payments changed

transfers-reason-negotiating = A new deal is being negotiated
transfers-reason-overdue = There is an overdue debt
transfers-reason-papers = Documents are not signed
transfers-reason-stays = The client asks to keep the hunter
transfers-reason-strangers = The client has not met the team yet

transfers-confirm = ✅ Confirm
transfers-confirm-now = ✅ Confirm without waiting
transfers-postpone = 🗓 Postpone
transfers-return = ↩️ Return
transfers-take-back = ↩️ Take it back
transfers-reopen = 🔁 Open again
transfers-packet = 📦 What the hunter passes on
transfers-open-card = 🔁 Open the transfer
transfers-client-card = 📇 Client card
transfers-to-list = ‹ All transfers
transfers-choice = Who takes <b>{ $client }</b> over? Those with the fewest clients come first.
transfers-choice-nobody = Nobody can take <b>{ $client }</b> over yet: the client department is empty. Invite an account manager with /team
transfers-candidate = { $name } · { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }
transfers-candidate-introductions = { " · " }👣 { $count }
transfers-candidate-away = { " · " }🌴 away
transfers-choice-introductions = 👣 — introductions to come

transfers-postpone-ask = 🗓 Until which day is the transfer of <b>{ $client }</b> postponed? Until { $last } at most. The hunter's rate does not change by it.
transfers-postpone-week = A week
transfers-postpone-two-weeks = Two weeks
transfers-postpone-month = A month
transfers-return-ask = ↩️ Why return <b>{ $client }</b>? Choose or type the reason: the other department will see it.
transfers-return-ask-director = ↩️ Why leave <b>{ $client }</b> with the commercial department? Choose or type the reason: both departments will see it.
transfers-return-sure = Return <b>{ $client }</b>?
    Reason: “{ $reason }”
    If the other department decides otherwise, you are asked once more, then the director decides. The hunter's rate does not change by it.
transfers-return-sure-director = Leave <b>{ $client }</b> with the commercial department?
    Reason: “{ $reason }”
    The transfer is closed; you or the head of either department can open it again. The hunter's rate does not change by it.

transfers-early-ask = ⏩ Transfer <b>{ $client }</b> ahead of time? If both departments agree, the rate falls from today, { $day }, and not from { $lapses }.
transfers-early-ask-open = ⏩ Transfer <b>{ $client }</b> ahead of time? If both departments agree, the rate falls from today, { $day }, without waiting for the period to end.
transfers-early-yes = ⏩ Yes, transfer now
transfers-early-open = A transfer of <b>{ $client }</b> is open already.
transfers-early-late = <b>{ $client }</b> cannot be transferred ahead of time: the period is over, has not begun, or the client is handed over. The client's card shows how things are.
transfers-offer-early = ⏩ Transfer now
transfers-toast-proposed = The transfer is proposed
transfers-toast-reopened = The transfer is open again

transfers-toast-present = Done
transfers-toast-handed-over = The client is handed over
transfers-toast-taken-back = Taken back

transfers-none = No transfers yet. When a client's acquisition period ends, the transfer card comes by itself.
transfers-list = { $waits ->
    [0] 🔁 <b>Transfers</b>
    [one] 🔁 <b>Transfers</b> · { $waits } waits for you
   *[other] 🔁 <b>Transfers</b> · { $waits } wait for you
 }
transfers-line-yours = 👉 { $client } · { $late ->
    [true] late, your turn since { $day }
   *[false] your turn since { $day }
 }
transfers-line-late = ⏰ { $client } · late, open since { $day }
transfers-line-waits = ⏳ { $client } · being decided since { $day }
transfers-line-postponed = 🗓 { $client } · postponed until { $day }
transfers-line-director = ⚖️ { $client } · with the director
transfers-done-confirmed = ✅ { $client } · handed over { $day }
transfers-done-introduced = 🎉 { $client } · introduced { $day }
transfers-done-returned = ⛔ { $client } · stays, { $day }
transfers-done-withdrawn = ↩️ { $client } · withdrawn { $day }

transfers-told-hunter = 🤝 <b>{ $client }</b> is handed over to { $manager }. Well done! From { $day } on you have the residual of its payments.
transfers-told-manager = 🤝 <b>{ $client }</b> is yours now. { $hunters } will introduce you.
transfers-told-withdrawn = ↩️ The transfer of <b>{ $client }</b> is withdrawn: { $why }, and the acquisition period ends { $now }, not { $was }.
transfers-told-withdrawn-open = ↩️ The transfer of <b>{ $client }</b> is withdrawn: { $why }, and the acquisition period that had ended { $was } runs again.
transfers-told-asked = 🔁 <b>It waits for your decision once more.</b>
transfers-told-director = ⚖️ <b>You decide.</b>
transfers-told-returned = ↩️ <b>{ $client }</b> stays with the commercial department. { $who }: “{ $reason }”
transfers-told-proposed = ⏩ It is proposed to transfer <b>{ $client }</b> ahead of time. If both departments agree, you have the residual of its payments from { $day } on.
