# The client base: who opened which clients, who was stopped, how many an hour are allowed.

views-open = 👁 Clients opened
views-who = 👁 Who opened it
views-title = 👁 <b>Clients opened: { $name }</b>
    The 7 days up to { $until }
views-title-left = 👁 <b>Clients opened: { $name }</b>
    The 7 days before leaving, up to { $until }
views-count = Different clients: { $count }, of these with contacts: { $contacts }
views-usual = Usual for a week: { $count }
views-unusual = ⚠️ Far more than usual: { $count } in an ordinary week
views-none = No client was opened in these days.
views-stops = 🛑 Times stopped at the limit: { $count }
views-line-contacts = 📞 { $client } · { $times }× · { $last }{ $odd ->
    [true] {" "}🌙
   *[false] {""}
 }
views-line-card = 📇 { $client } · { $times }× · { $last }{ $odd ->
    [true] {" "}🌙
   *[false] {""}
 }
views-legend = 📞 contacts, 📇 card only, 🌙 at night or on a day off
views-other-department = a client of another department
views-of-client = 👁 <b>Who opened { $client }</b>
    In 7 days
views-nobody = Nobody.
views-by-card = 📇 { $at } · { $name }
views-by-contacts = 📞 { $at } · { $name }, contacts
views-before-leaving = 👁 Different clients opened in 7 days: { $count }

stop-told = 🛑 <b>{ $name }</b> has opened { $most } different clients within an hour. The company allows no more, so from { $at } on no new ones open.
stop-by-itself = If this is ordinary work, let them go on. Without your decision new clients open again by themselves once the hour has passed.
stop-lift = ▶️ Let them go on
stop-lifted = ✅ Allowed to go on: { $name }, { $at }
stop-allowed = ▶️ You can open clients again. Allowed by { $name }

limit-open = 👁 Opening limit
limit-title = 👁 <b>Different clients that one person may open in an hour: { $count }</b>
    Cards and contacts count. At the limit no new ones open, and whoever leads that person is told.
limit-number = { $count }
limit-one = { $chosen ->
    [true] ✅ { $count }
   *[false] { $count }
 }
