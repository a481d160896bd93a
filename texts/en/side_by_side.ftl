# Departments side by side: the numbers of each pair, and the lists of clients behind them.

side-open = ⚖️ Departments side by side
side-title = ⚖️ <b>Departments side by side</b> · { $day }
side-pair = <b>{ $commercial }</b> → <b>{ $client }</b>
side-none = There is nothing to compare yet: no commercial department. It is made when the company is set up.
side-compared = { $this } · { $month } to this day: { $last }
side-compared-up = { side-compared } (▲ { $percent }%)
side-compared-down = { side-compared } (▼ { $percent }%)
side-new = 🌱 New money: { $sums }
side-running = 🔁 Running money: { $sums }
side-load = 👥 Clients: { $acquisition } in acquisition, { $lapsed } to hand over, { $service } in service
side-days = ⏱ From lapse to transfer (90 days): usually { $median }, { $worst } at most — { $count } handed over
side-days-none = ⏱ Nobody was handed over in 90 days
side-missed = 💸 Missed this month without an account manager: { $amount }
side-lost = 🥀 Lost within 90 days of the transfer: { $count }
side-people = 👤 <b>Earned</b> (in brackets: { $month } to this day)
side-person = • { $name } — { $this } ({ $last })
side-days-count = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
side-days-half = { $days } days
side-digest = 👥 { $acquisition } in acquisition, { $lapsed } to hand over, { $service } in service · to the transfer { $days } · missed { $missed } · lost { $lost }
side-digest-nobody-handed-over = no transfers

side-button-new = 🌱 New
side-button-running = 🔁 Running
side-button-acquisition = 👥 In acquisition { $count }
side-button-lapsed = ⏰ To hand over { $count }
side-button-service = 🤝 In service { $count }
side-button-transfers = ⏱ Transfers { $count }
side-button-missed = 💸 Missed
side-button-lost = 🥀 Lost { $count }
side-button-person = 👤 { $name } · { $amount }
side-button-pair = { $name } ›
side-button-back = ‹ Side by side
side-button-team = ‹ Team
side-button-other-month = 🗓 { $month }

side-list-new = 🌱 <b>New money</b> · { $pair } · { $month }
    Clients that paid inside their acquisition period.
side-list-running = 🔁 <b>Running money</b> · { $pair } · { $month }
    Clients that paid after the end of their period.
side-list-acquisition = 👥 <b>In acquisition</b> · { $pair }
    The nearest to their end first.
side-list-lapsed = ⏰ <b>To hand over</b> · { $pair }
    The period has ended, and there is no account manager. Who has waited longest comes first.
side-list-service = 🤝 <b>In service</b> · { $pair }
    The latest handed over first.
side-list-transfers = ⏱ <b>Transfers of 90 days</b> · { $pair }
    How many days passed from the lapse to the transfer; 0 for those handed over before it.
side-list-missed = 💸 <b>Missed without an account manager</b> · { $pair } · { $month }
    The service share of payments after the lapse that nobody earned.
side-list-lost = 🥀 <b>Lost within 90 days of the transfer</b> · { $pair }
    They had paid before, and after the transfer let 60 days pass without a confirmed payment, or their last deal was closed. Of those handed over in the last 180 days.
side-list-person = 👤 <b>{ $name }</b> · { $month }
    From which clients it was earned.
side-list-empty = There are no such clients now.
side-line = { $name }
side-line-amount = { $name } · { $amount }
side-line-until = { $name } · until { $day }
side-line-since = { $name } · since { $day }
side-line-days = { $name } · { $days }
