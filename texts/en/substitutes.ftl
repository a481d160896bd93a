# Absence and substitutes: a person's list, the form, and what is told of them.

absence-open = 🌴 Absence and substitutes
absence-title = 🌴 <b>Absence and substitutes</b>
absence-title-of = 🌴 <b>Absence and substitutes: { $name }</b>
absence-none = Nothing recorded yet. Record days of absence, and whoever chooses an account manager sees them.
absence-none-head = Nothing recorded yet. Name who decides transfers meanwhile: the cards that wait, and the new ones, go to the substitute and come back afterwards.
absence-away = • { $first }–{ $last }: absent
absence-away-with = • { $first }–{ $last }: { $substitute } decides
absence-instead = • { $first }–{ $last }: stands in for { $name }
absence-new = ➕ Record days
absence-revoke = 🗑 { $first }–{ $last }
absence-revoked = Taken back
absence-done = ✅ Recorded

absence-ask-first = From which day? Choose a day, or type one, for example <i>1 December</i>
absence-ask-last = From { $first }. Until which day, that day included? Choose a day, or type one, for example <i>1 December</i>
absence-today = Today
absence-week = This week
absence-two-weeks = Two weeks
absence-ask-who = { $first }–{ $last }. Who decides transfers meanwhile?
absence-nobody = No substitute
absence-check = 🌴 { $name }: absent { $first }–{ $last }
absence-check-with = 🌴 { $name }: absent { $first }–{ $last }
    { $substitute } decides transfers: those that wait, and new ones. Afterwards they come back.
absence-director = ⚠️ { $substitute } decides for the other department too. Two decisions of one person do not count, so the director decides this side.

absence-told = 🌴 { $who ->
    [substitute] You stand in for a head { $first }–{ $last }: { $name }. The cards of transfers come by themselves and are yours to decide.
    [self] Your absence is recorded: { $first }–{ $last }.
   *[head] { $name }: absent { $first }–{ $last }.
 }
absence-told-revoked = 🌴 Taken back. { $who ->
    [substitute] No need to stand in { $first }–{ $last }: { $name }.
    [self] Your absence { $first }–{ $last }.
   *[head] { $name }, absence { $first }–{ $last }.
 }
