# Payments that nothing in the plan rules.

unresolved-title = ⚠️ <b>Without a rule: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 } of { $amount }</b>
    Nobody earns anything from them while there are no terms for them. Publish a plan that covers them, and the earnings are worked out by themselves.
unresolved-nothing = ✅ The plan has a rule for each payment.
unresolved-payment = { $day } · { $client } · { $amount }
unresolved-no-plan = • { $day }: there was no plan yet
unresolved-no-line = • { $day }: the plan has no line “{ $line }”
unresolved-told-no-plan = ⚠️ A payment lacks a rule: { $client } · { $amount } · { $day }. There was no plan yet on { $rule }, so nobody earns anything from it.
unresolved-told-no-line = ⚠️ A payment lacks a rule: { $client } · { $amount } · { $day }. The plan of { $rule } has no line “{ $line }”, so nobody earns anything from it.
unresolved-open = 💰 Payment
unresolved-all = ⚠️ All without a rule
unresolved-home = ⚠️ Without a rule in the plan: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 } of { $amount }
unresolved-digest = • Without a rule in the plan: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 } of { $amount }
unresolved-do = ⚠️ Without a rule · { $count }
unresolved-earlier = ‹
unresolved-later = ›
