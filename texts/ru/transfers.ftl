# The transfer of a client: card, list, what the two sides are told.

transfers-title = 🔁 <b>Передача клиента</b>
transfers-client = <b>{ $client }</b>{ $star ->
    [true] {" "}⭐ ключевой
   *[false] {""}
 } · { $line }
transfers-lapsed = Период привлечения закончился { $day }
transfers-lapsed-by-rule = Период привлечения закончился { $day } ({ $rule } с { $start })
transfers-rule-months = { $months } мес.
transfers-rule-payments = { $payments ->
    [one] { $payments } платёж
    [few] { $payments } платежа
    [many] { $payments } платежей
   *[other] { $payments } платежа
 }
transfers-rule-first = { transfers-rule-payments } или { transfers-rule-months }, что раньше,
transfers-rule-last = { transfers-rule-payments } или { transfers-rule-months }, что позже,
transfers-hunters = { $count ->
    [one] Коммерсант
    [few] Коммерсанты
    [many] Коммерсанты
   *[other] Коммерсанты
 }: { $hunters }
transfers-paid = За период: { $amount }, { $count ->
    [one] { $count } платёж
    [few] { $count } платежа
    [many] { $count } платежей
   *[other] { $count } платежа
 }
transfers-contacts = Контакты: { contacts-held }
transfers-contacts-missing = Контакты: { contacts-held }{ contacts-but } нет: { $missing }
transfers-documents-signed = Документы: всё подписано
transfers-documents-open = Документы: не закрыто { $count } — { $titles }
transfers-missed = Уже упущено: { $amount }

transfers-side-commercial = Коммерческий отдел
transfers-side-client = Клиентский отдел
transfers-side-waits = { $side }: ⏳ { $who } — ждём ответа
transfers-side-decided = { $side }: { $said }
transfers-side-before = ↳ в прошлый раз: { $said }
transfers-side-silent = { $side }: ⌛ ответа нет
transfers-side-nobody = { $side }: ⚠️ нужен второй человек — назначьте начальника отдела
transfers-said-confirmed = ✅ { $who } — передать
transfers-said-named = ✅ { $who }, менеджер — { $manager }
transfers-said-postponed = 🗓 { $who } — отложить до { $day }
transfers-said-returned = ↩️ { $who } — вернуть: «{ $reason }»
transfers-in-place-of = { $who } за { $head }
transfers-asked-again = 🔁 Решаем второй раз
transfers-postponed = 🗓 Отложено до { $day }: в этот день спрошу снова
transfers-with-director = ⚖️ Решает директор: отделы не договорились или кто-то молчит
transfers-early = Период привлечения ещё идёт. Предложено передать досрочно: полная ставка закончится { $day }
transfers-handed-over = 🤝 Передан { $day }. Менеджер: <b>{ $manager }</b>
transfers-introduced = 🎉 Знакомство состоялось
transfers-returned = ↩️ Остался в коммерческом отделе { $day }. { $who }: «{ $reason }»
transfers-withdrawn = ↩️ Передача отменена { $day }: { $why }, и период привлечения снова идёт
transfers-why-voided = оплату отменили
transfers-why-redated = дату оплаты изменили
transfers-why-extended = период продлили
transfers-why-changed = оплаты изменились

transfers-reason-negotiating = Идут переговоры о новой сделке
transfers-reason-overdue = Есть просроченный долг
transfers-reason-papers = Не подписаны документы
transfers-reason-stays = Клиент просит оставить коммерсанта
transfers-reason-strangers = Клиент ещё не знаком с отделом

transfers-confirm = ✅ Подтвердить
transfers-confirm-now = ✅ Подтвердить, не дожидаясь
transfers-postpone = 🗓 Отложить
transfers-return = ↩️ Вернуть
transfers-take-back = ↩️ Отменить решение
transfers-reopen = 🔁 Открыть снова
transfers-packet = 📦 Что передаёт коммерсант
transfers-open-card = 🔁 Открыть передачу
transfers-client-card = 📇 Карточка клиента
transfers-to-list = ‹ Все передачи
transfers-choice = Кто примет клиента <b>{ $client }</b>? Выше те, у кого клиентов меньше.
transfers-choice-nobody = Принять <b>{ $client }</b> пока некому: в клиентском отделе никто не подключён. Пригласите менеджера командой /team
transfers-candidate = { $name } · { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
    [many] { $count } клиентов
   *[other] { $count } клиента
 }
transfers-candidate-introductions = { " · " }👣 { $count }
transfers-candidate-away = { " · " }🌴 в отъезде
transfers-choice-introductions = 👣 — знакомства впереди

transfers-postpone-ask = 🗓 До какого дня отложить передачу <b>{ $client }</b>? Не дальше { $last }. Ставка коммерсанта от этого не меняется.
transfers-postpone-week = Неделя
transfers-postpone-two-weeks = Две недели
transfers-postpone-month = Месяц
transfers-return-ask = ↩️ Почему вернуть <b>{ $client }</b>? Выберите или напишите причину — её увидит второй отдел.
transfers-return-ask-director = ↩️ Почему оставить <b>{ $client }</b> в коммерческом отделе? Выберите или напишите причину — её увидят оба отдела.
transfers-return-sure = Вернуть <b>{ $client }</b>?
    Причина: «{ $reason }»
    Если второй отдел решит иначе, вас спросят ещё раз, потом решит директор. Ставка коммерсанта от этого не меняется.
transfers-return-sure-director = Оставить <b>{ $client }</b> в коммерческом отделе?
    Причина: «{ $reason }»
    Передача закроется; открыть её снова сможете вы или начальник любого из двух отделов. Ставка коммерсанта от этого не меняется.

transfers-early-ask = ⏩ Передать <b>{ $client }</b> досрочно? Если оба отдела согласятся, ставка упадёт с сегодняшнего дня, { $day }, а не с { $lapses }.
transfers-early-ask-open = ⏩ Передать <b>{ $client }</b> досрочно? Если оба отдела согласятся, ставка упадёт с сегодняшнего дня, { $day }, не дожидаясь конца периода.
transfers-early-yes = ⏩ Да, передать сейчас
transfers-early-open = Передача <b>{ $client }</b> уже открыта.
transfers-early-late = Досрочно передать <b>{ $client }</b> нельзя: период закончился, не начинался или клиент уже передан. Карточка клиента покажет, как обстоит дело.
transfers-offer-early = ⏩ Передать сейчас
transfers-toast-proposed = Передача предложена
transfers-toast-reopened = Передача открыта снова

transfers-toast-present = Готово
transfers-toast-handed-over = Клиент передан
transfers-toast-taken-back = Решение отменено

transfers-none = Передач пока нет. Когда у клиента закончится период привлечения, карточка передачи придёт сама.
transfers-list = { $waits ->
    [0] 🔁 <b>Передачи</b>
    [one] 🔁 <b>Передачи</b> · ждёт вас { $waits }
    [few] 🔁 <b>Передачи</b> · ждут вас { $waits }
    [many] 🔁 <b>Передачи</b> · ждут вас { $waits }
   *[other] 🔁 <b>Передачи</b> · ждут вас { $waits }
 }
transfers-line-yours = 👉 { $client } · { $late ->
    [true] давно ждёт вас, с { $day }
   *[false] ждёт вас с { $day }
 }
transfers-line-late = ⏰ { $client } · решают давно, с { $day }
transfers-line-waits = ⏳ { $client } · решают с { $day }
transfers-line-postponed = 🗓 { $client } · отложено до { $day }
transfers-line-director = ⚖️ { $client } · у директора
transfers-done-confirmed = ✅ { $client } · передан { $day }
transfers-done-introduced = 🎉 { $client } · знакомы с { $day }
transfers-done-returned = ⛔ { $client } · остался { $day }
transfers-done-withdrawn = ↩️ { $client } · отменена { $day }

transfers-told-hunter = 🤝 Клиент <b>{ $client }</b> передан, его ведёт { $manager }. Спасибо за работу! С { $day } вам идёт бонус от текущих платежей.
transfers-told-manager = 🤝 Вам передан клиент <b>{ $client }</b>. С клиентом вас познакомят: { $hunters }.
transfers-told-withdrawn = ↩️ Передача <b>{ $client }</b> отменена: { $why }, и период привлечения идёт до { $now }, а не до { $was }.
transfers-told-withdrawn-open = ↩️ Передача <b>{ $client }</b> отменена: { $why }, и период привлечения, закончившийся { $was }, снова идёт.
transfers-told-asked = 🔁 <b>Ждёт вашего решения ещё раз.</b>
transfers-told-director = ⚖️ <b>Решаете вы.</b>
transfers-told-returned = ↩️ Клиент <b>{ $client }</b> остался в коммерческом отделе. { $who }: «{ $reason }»
transfers-told-proposed = ⏩ Клиента <b>{ $client }</b> предложено передать досрочно. Если оба отдела согласятся, с { $day } вам пойдёт бонус от текущих платежей.
