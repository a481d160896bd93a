# Targets of a month: how they go, and what is set for whom.

targets-progress = 🎯 Target: { $target }
    { $bar } { $percent }%
targets-progress-together = 🎯 The department’s target: { $target }
    { $bar } { $percent }%
targets-reached = { $exactly ->
    [true] ✅ Target reached
   *[false] ✅ Target reached, and { $above } more
 }
targets-a-day = { $remaining } to go: { $amount } each working day ({ $days ->
    [one] { $days } day left
   *[other] { $days } days left
 })
targets-no-days = { $remaining } short, with no working days left
targets-of-department = 🎯 { $department }: { targets-percent }
targets-percent = { $percent }% of the target

targets-open = 🎯 Targets
targets-of-person-open = 🎯 Target of the month
targets-title = 🎯 <b>Targets for { $month }</b>
targets-measured = Measured by earnings: the same sums as in “Earnings”.
targets-line-department = <b>{ $name }</b> — { $earned }
targets-line-person = • { $name } — { $earned }
targets-line-with = { $line }, { targets-percent } ({ $target })
targets-line-without = { $line }, no target
targets-button = { $name } · { $percent }%
targets-button-without = { $name } · no target
targets-month = { $chosen ->
    [true] ✅ { $month }
   *[false] { $month }
 }
targets-nobody = 🎯 There is nobody to set a target for yet: invite people into the department.

targets-ask-title = 🎯 <b>{ $name }</b> — target for { $month }
targets-none = No target yet. Earned: { $earned }.
targets-before = { $month }: { $amount }.
targets-ask = How much is to be earned in the month? Choose, or type an amount: <code>500k</code>, <code>1.5m</code>.
targets-as-before = { $amount } · as in { $month }
targets-more = { $amount } · +{ $percent }%
targets-remove = 🗑 Remove the target
targets-saved = ✅ { $name }: the target for { $month } is { $amount }
targets-removed = ✅ { $name }: no target for { $month } any more

notice-target-set = 🎯 Your target for { $month }: <b>{ $target }</b>, set by { $by }.
notice-target-set-department = 🎯 The target of “{ $department }” for { $month }: <b>{ $target }</b>, set by { $by }.
notice-target-removed = 🎯 You have no target for { $month } any more.
notice-target-removed-department = 🎯 “{ $department }” has no target for { $month } any more.
