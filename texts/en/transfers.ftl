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
transfers-contacts = Contacts: { $held } of { $required }
transfers-contacts-missing = Contacts: { $held } of { $required } — missing: { $missing }
transfers-documents-signed = Documents: all signed
transfers-documents-open = Documents: { $count } open — { $titles }
transfers-missed = Missed so far: { $amount }

transfers-side-commercial = Commercial department
transfers-side-client = Client department
transfers-side-waits = { $side }: ⏳ { $who }
transfers-side-decided = { $side }: ✅ { $who }
transfers-side-named = { $side }: ✅ { $who }, account manager — { $manager }
transfers-side-nobody = { $side }: ⚠️ a second person is needed — appoint a head
transfers-handed-over = 🤝 Handed over { $day }. Account manager: <b>{ $manager }</b>
transfers-withdrawn = ↩️ Withdrawn { $day }: the acquisition period runs again

transfers-confirm = ✅ Confirm
transfers-take-back = ↩️ Take it back
transfers-client-card = 📇 Client card
transfers-to-list = ‹ All transfers
transfers-choice = Who takes <b>{ $client }</b> over? Those with the fewest clients come first.
transfers-choice-nobody = Nobody can take <b>{ $client }</b> over yet: the client department is empty. Invite an account manager with /team
transfers-candidate = { $name } · { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }
transfers-toast-present = Done
transfers-toast-handed-over = The client is handed over
transfers-toast-taken-back = Taken back

transfers-none = No transfers yet. When a client's acquisition period ends, the transfer card comes by itself.
transfers-list = { $waits ->
    [0] 🔁 <b>Transfers</b>
    [one] 🔁 <b>Transfers</b> · { $waits } waits for you
   *[other] 🔁 <b>Transfers</b> · { $waits } wait for you
 }
transfers-line-yours = 👉 { $client } · since { $day }{ $late ->
    [true] {" "}⏰
   *[false] {""}
 }
transfers-line-late = ⏰ { $client } · since { $day }
transfers-line-waits = ⏳ { $client } · since { $day }
transfers-done-confirmed = ✅ { $client } · { $day }
transfers-done-withdrawn = ↩️ { $client } · { $day }

transfers-told-hunter = 🤝 <b>{ $client }</b> is handed over to { $manager }. Well done! From { $day } on you have the residual of its payments.
transfers-told-manager = 🤝 <b>{ $client }</b> is yours now. { $hunters } will introduce you.
transfers-told-withdrawn = ↩️ The transfer of <b>{ $client }</b> is withdrawn: its payments changed, and the acquisition period ends { $now }, not { $was }.
transfers-told-withdrawn-open = ↩️ The transfer of <b>{ $client }</b> is withdrawn: its payments changed, and the acquisition period that had ended { $was } runs again.
