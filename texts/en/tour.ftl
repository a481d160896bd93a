# Getting to know the bot: the three messages of the first day.

tour-open = 🧭 Show me around in a minute
tour-next = Next ›
tour-leave = Enough
tour-finish = Got it
tour-shown = It goes on below
tour-again = It is in /help whenever you like
tour-title = 🧭 <b>{ $step } of { $steps } · { $title }</b>

tour-pay-title = Log a payment
tour-pay = Type it here in one line, for example: <code>{ $typed }</code>
    A day and a document number may follow: “yesterday”, “№345”. I show what I understood, and you tap “Record”.
tour-pay-typed = { $client } { $amount }
tour-pay-unpaid = { $client } 150k
tour-pay-new = Type it here in one line: <code>Daisy 150k</code>, a client and an amount. No such client yet? I will help to register it.
tour-period-title = Full commission and the period
tour-period = The acquisition period of <b>{ $client }</b> runs until { $day }.
tour-period-brings = While it does, a payment of { $payment } brings you { $before }; after it { $after }.
tour-period-warned = I warn you 14 and 3 days before it ends.
tour-period-new = While a client is in its acquisition period, its payments bring you the full commission; afterwards a small residual. How long a period lasts is said in the compensation plan; I warn you 14 and 3 days before it ends.
tour-card = 📇 { $client }
tour-kept-title = Clients after the transfer
tour-kept-waits = <b>{ $client }</b> is yours now and waits to be introduced. When you have met, say so: then the client no longer depends on a single person.
tour-kept = When a client is handed over to you, I send a card: contacts, documents, agreements. Now you have { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }.
tour-earned-title = How much, and why
tour-earned = In { $month } you have earned { $amount }. Open any line, and I tell you which payment, which percent, and how the sum came about.
tour-earned-nothing = No earnings in { $month } yet. As soon as a payment is confirmed, the sum appears here, and each line says why.
tour-decide-title = Deciding transfers
tour-decide = { $count ->
    [0] No decision waits for you now.
    [one] { $count } transfer waits for your decision.
   *[other] { $count } transfers wait for your decision.
 } When a client’s period ends, both heads get a card: confirm, postpone or return it with one tap.
tour-confirm-title = Confirming payments
tour-confirm = { $count ->
    [0] All payments are confirmed now.
    [one] { $count } payment of { $amount } waits.
   *[other] { $count } payments wait, { $amount } together.
 } Confirm them one by one or a whole day at once: until then a payment brings nobody anything.
tour-aim-title = People and targets
tour-aim = Here is everybody: clients, earnings, the target of the month. Set one for a person or the department, and every day I show how much is left.
tour-plan-title = The compensation plan
tour-plan = Plan { $number } is in force: by it I reckon every payment and find the day of a transfer. A new version can be tried before it is published.
tour-plan-none = By the plan I reckon every payment and find the day of a transfer. There is none yet: make it step by step, or from a file.
tour-people-title = People
tour-people = { $count ->
    [one] { $count } person is
   *[other] { $count } people are
 } here. An invitation is a link that works once; targets, substitutes and access are here as well.
tour-digest-title = The digest of the day
tour-digest = Every day at { $time } I send what happened, how the month goes and what waits for you. See what it looks like now.
tour-digest-off = What happened, how the month goes and what waits for you. Yours is off: see what it looks like, and choose a time.
tour-month-title = Closing the month
tour-month = Here you see what a month comes to and what stands in its way. Once it is closed: statements as XLSX and PDF.
