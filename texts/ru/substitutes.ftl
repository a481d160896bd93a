# Absence and substitutes: a person's list, the form, and what is told of them.

absence-open = 🌴 Отпуск и замещение
absence-title = 🌴 <b>Отпуск и замещение</b>
absence-title-of = 🌴 <b>Отпуск и замещение: { $name }</b>
absence-none = Пока ничего не записано. Запишите дни отсутствия, и это увидят, когда выбирают менеджера клиента.
absence-none-head = Пока ничего не записано. Назовите, кто решает передачи на это время: карточки, которые ждут, и новые придут заместителю, а потом вернутся.
absence-away = • { $first }–{ $last }: отсутствие
absence-away-with = • { $first }–{ $last }: решает { $substitute }
absence-instead = • { $first }–{ $last }: замещает начальника, { $name }
absence-new = ➕ Записать дни
absence-revoke = 🗑 { $first }–{ $last }
absence-revoked = Отменено
absence-done = ✅ Записано

absence-ask-first = С какого дня? Выберите день или напишите, например <i>1 декабря</i>
absence-ask-last = С { $first }. По какой день включительно? Выберите день или напишите, например <i>1 декабря</i>
absence-today = Сегодня
absence-week = Эта неделя
absence-two-weeks = Две недели
absence-ask-who = { $first }–{ $last }. Кто решает передачи в это время?
absence-nobody = Без заместителя
absence-check = 🌴 { $name }: отсутствие { $first }–{ $last }
absence-check-with = 🌴 { $name }: отсутствие { $first }–{ $last }
    Передачи решает { $substitute }: те, что ждут, и новые. Потом они вернутся.
absence-director = ⚠️ { $substitute } решает и за другой отдел. Два решения одного человека не считаются, поэтому эту сторону решит директор.

absence-told = 🌴 { $who ->
    [substitute] Вы замещаете начальника { $first }–{ $last }: { $name }. Карточки передач придут вам сами, решать их вам.
    [self] Записано ваше отсутствие: { $first }–{ $last }.
   *[head] { $name }: отсутствие { $first }–{ $last }.
 }
absence-told-revoked = 🌴 Отменено. { $who ->
    [substitute] Замещать { $first }–{ $last } больше не нужно: { $name }.
    [self] Ваше отсутствие { $first }–{ $last }.
   *[head] { $name }, отсутствие { $first }–{ $last }.
 }
