# Somebody leaves: their numbers, and the new owners of their clients.

leaving-earned = Earned, { $month }: { $amount }
leaving-expected = Awaiting confirmation: { $amount } more ({ $count ->
    [one] { $count } payment
   *[other] { $count } payments
 })
leaving-nothing = Nothing to settle in open months.
leaving-ask = Who looks after these clients now?
leaving-all = 👤 All to one person
leaving-one-by-one = 👥 One by one
leaving-keep = Leave them where they are
leaving-open = 👥 Hand clients on · { $count }
leaving-home = 👥 Who looks after { $count ->
    [one] { $count } client
   *[other] { $count } clients
 } of people who left: to be decided
leaving-title = 👥 <b>Clients left by { $name }</b>
leaving-progress = Decided: { $done } of { $total }
leaving-over = ✅ All are decided.
leaving-has = • { $name }: { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }
leaving-again = 👥 Go through them again
leaving-person = 🧑‍💼 Person's card
leaving-client = 📇 Client's card
leaving-ask-all = Who gets { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }? They were looked after by { $name }. Those with fewer clients come first.
leaving-sure = Hand on { $count ->
    [one] { $count } client
   *[other] { $count } clients
 } (with { $name } so far) to <b>{ $owner }</b>?
leaving-yes = ✅ Yes, hand on
leaving-one = Client { $place } of { $total }: <b>{ $client }</b>, { $post }
leaving-holder = With the head for now: { $name }. Who takes it on?
leaving-nobody = With nobody for now. Who takes it on?
leaving-decided = ✅ With { $name } now. You can choose somebody else.
leaving-owner = { $name } · { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }
leaving-owner-away = { leaving-owner } · 🌴 away
leaving-before = ‹ Previous
leaving-after = Next ›
leaving-toast = Handed on
notice-settled = ⏸ { $name } is suspended. { $count ->
    [0] There were no clients.
    [one] { $count } client is with the head of department now.
   *[other] { $count } clients are with the head of department now.
 }
notice-left-client = 📇 The client <b>{ $client }</b> is yours now. It was with { $name }.
notice-left-clients = 📇 { $count ->
    [one] { $count } client is
   *[other] { $count } clients are
 } yours now, with { $name } so far. The list: /clients
