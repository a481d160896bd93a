# Objections: "I disagree", the decision and the correction.

earnings-kind-correction =  • corrections { $amount }
earnings-word-correction = Corrections

objection-button = ✋ Object
objection-in-why = ⚖️ “{ $words }” — { $outcome }
objection-title = ⚖️ <b>Objection</b> · { $name }
objection-about = Payment of <b>{ $client }</b> on { $day }: { $amount }
objection-brought = Earned: <b>{ $amount }</b>
objection-reason = “{ $words }”
objection-open = ⏳ Awaiting a decision
objection-accepted = ✅ Accepted without a correction: { $name }, { $at }
objection-corrected = ✅ Accepted: { $name }, { $at }. Correction <b>{ $amount }</b>
objection-declined = ✖️ Declined: { $name }, { $at }. “{ $words }”
objection-accept = ✅ Accept
objection-decline = ✖️ Decline
objection-payment = 🧾 Payment
objection-ask-why = ✋ <b>{ $client }</b>, payment of { $day }: you earned { $amount }. What do you disagree with? Type it in one message, for example <i>we agreed on 12%</i>
objection-check = ✋ <b>{ $client }</b>, payment of { $day }
    “{ $words }”
    Send it for a decision?
objection-send = ✅ Send
objection-sent = ✅ Sent. You will hear as soon as it is decided.
objection-ask-amount = { $name }: earned { $amount }. Correct it by how much? Type it with its sign, for example <i>+1500</i> or <i>−300</i>. It goes into { $month }.
objection-no-correction = Accept without a correction
objection-accept-sure = { $name }: correct by <b>{ $amount }</b>, in { $month }?
objection-accept-sure-plain = { $name }: accept without a correction?
objection-ask-why-not = Why do you decline it? { $name } will see the answer. For example, <i>the plan says 10% for that period</i>
objection-decline-sure = { $name }: decline with the answer “{ $words }”?
objection-told-decided = ⚖️ <b>Your objection was decided</b>
objection-why = Why this much?
objection-home = ⚖️ { $count ->
    [one] { $count } objection waits
   *[other] { $count } objections wait
 } for your decision
objection-do = ⚖️ Decide objections · { $count }
