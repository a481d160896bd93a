# The home screen, the greeting and help.

start-title = 👋 <b>{ $name }</b>
    { $day }
start-nothing = All done: nothing waits for you today 👌
start-to-confirm = 💰 To confirm: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 }, { $amount }
start-transfers = 🔁 { $count ->
    [one] { $count } transfer waits
   *[other] { $count } transfers wait
 } for your decision
start-lapsing = ⏰ Next 14 days: the period ends for { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }
start-watch = 👀 Worth a look: { $count ->
    [one] { $count } thing
   *[other] { $count } things
 }
start-declared = ⏳ { $count ->
    [one] { $count } payment of yours waits
   *[other] { $count } payments of yours wait
 } to be confirmed: { $amount }
start-cancelled = ✖️ No more questions. What is recorded stays.
start-earned = 📈 You earned in { $month }: { $amount }
start-hint = A payment came in? Type one line: <code>Daisy 150k</code>
start-no-clients = No clients yet. Type the first payment — <code>Daisy 150k</code> — and I will help to add the client.
start-not-set-up = 👋 <b>{ $name }</b>, the company is still to be set up.
    Five minutes: its name, departments, the compensation plan, invitations. You can stop and go on later.

start-set-up = 🚀 Set the company up
start-do-confirm = 💰 Confirm · { $count }
start-do-transfers = 🔁 Decide transfers · { $count }
start-do-lapsing = ⏰ Period ends soon · { $count }
start-do-watch = 👀 Take a look · { $count }
start-confirm = 💰 Confirm
start-clients = 👥 Clients
start-team = 🧑‍💼 People
start-earnings = 📈 Earnings
start-transfers-all = 🔁 Transfers
start-plan = 📜 Plan
start-settings = ⚙️ Settings
start-help = ❓ What I can do
start-home = 🏠 My day

start-greeting-director = 👋 <b>{ $name }</b>, you are the director in this bot now.
    I work out the earnings, find the day to hand a client over, and ask both heads to confirm.
    We begin with the set-up: name, departments, plan, invitations. Five minutes, and you can go back at any step.
start-greeting-head = 👋 <b>{ $name }</b>, you are a head of department.
    Here you see all of it: clients, payments, who is due to move on. When a transfer needs your decision, I will write.
    Your people join by your invitations: /team
    A payment is one typed line. Try it: <code>Daisy 150k</code>
start-greeting-hunter = 👋 <b>{ $name }</b>, welcome!
    Log your clients' payments in one line, and see at once what you earned and why.
    Until the acquisition period ends you get the full commission; I warn you 14 and 3 days before.
    Try it right now: <code>Daisy 150k</code>
start-greeting-manager = 👋 <b>{ $name }</b>, welcome!
    Clients come to you after the transfer: I will tell you whom to meet and what is not signed.
    Log payments in one line, and see at once what you earned.
    Try it right now: <code>Daisy 150k</code>
start-greeting-accountant = 👋 <b>{ $name }</b>, welcome!
    The salespeople log payments, you confirm them: one by one, or a whole day.
    Until it is confirmed a payment counts for nothing. To see what waits: /confirm

help-title = ❓ <b>What I can do</b>
    Press, and it is done:
help-title-typing = ❓ <b>What I can do</b>
    A payment is easiest typed as a line: <code>Daisy 150k yesterday</code>. The rest by buttons:
help-pay = 💰 Log a payment
help-confirm = ✅ Confirm payments
help-clients = 👥 Find a client, open the card
help-client = ➕ Add a client
help-deal = 📝 Add a deal
help-transfers = 🔁 Transfers: waiting and done
help-earnings = 📈 What I earned and why
help-whatif = 🔮 What if a client pays…
help-watch = 👀 What is worth a look
help-team = 🧑‍💼 People and invitations
help-month = 📅 Close the month, statements
help-plan = 📜 Compensation plan
help-digest = 📊 Digest: now and on schedule
help-settings = ⚙️ Language, time zone, quiet hours
