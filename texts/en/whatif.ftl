# "What if a client pays": what each person would get. Nothing is written.

whatif-title = 🔮 <b>What if…</b>
whatif-what = <b>{ $client }</b> · { $amount } · { $day }
whatif-own = For you: <b>{ $amount }</b> ({ $kinds })
whatif-person = • { $name } — <b>{ $amount }</b> ({ $kinds })
whatif-missed = 💸 Nobody would get the service share of { $amount }: the client is not handed over yet
whatif-nobody = Nobody would get anything: the plan's percentages are zero.
whatif-nothing-for-you = Such a payment would bring you nothing.
whatif-no-rule = ⚠️ The plan has no rule for this client on that day: nothing would be earned.
whatif-nothing-written = This is an estimate: nothing is recorded.
whatif-other-amount = 💰 Another amount
whatif-other-day = 🗓 Another day
whatif-other-client = 👥 Another client
whatif-ask-client = Which client? Choose or type the name. One line will do as well: <i>/whatif acme 150k tomorrow</i>
whatif-no-clients = Which client? Type the name or a part of it, for example <i>acme</i>
whatif-ask-amount = How much might they pay? For example <i>150k</i> or <i>12,345.67</i>
whatif-ask-day = When? Choose a day or type one, for example <i>tomorrow</i> or <i>12.11</i>
whatif-today = Today, { $day }
whatif-tomorrow = Tomorrow, { $day }
whatif-last-day = Last day inside, { $day }
whatif-first-out = First day outside, { $day }
whatif-by-draft = 📜 By the draft of plan No. { $number }, as if it were in force
whatif-try-draft = 📜 By draft No. { $number }
whatif-by-published = 📜 By the plan in force
