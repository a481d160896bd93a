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
transfers-contacts = Контакты: { $held } из { $required }
transfers-contacts-missing = Контакты: { $held } из { $required } — нет: { $missing }
transfers-documents-signed = Документы: всё подписано
transfers-documents-open = Документы: не закрыто { $count } — { $titles }
transfers-missed = Уже упущено: { $amount }

transfers-side-commercial = Коммерческий отдел
transfers-side-client = Клиентский отдел
transfers-side-waits = { $side }: ⏳ { $who }
transfers-side-decided = { $side }: ✅ { $who }
transfers-side-named = { $side }: ✅ { $who }, менеджер — { $manager }
transfers-side-nobody = { $side }: ⚠️ нужен второй человек — назначьте начальника отдела
transfers-handed-over = 🤝 Передан { $day }. Менеджер: <b>{ $manager }</b>
transfers-withdrawn = ↩️ Передача отменена { $day }: период привлечения снова идёт

transfers-confirm = ✅ Подтвердить
transfers-take-back = ↩️ Отменить решение
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
transfers-line-yours = 👉 { $client } · с { $day }{ $late ->
    [true] {" "}⏰
   *[false] {""}
 }
transfers-line-late = ⏰ { $client } · с { $day }
transfers-line-waits = ⏳ { $client } · с { $day }
transfers-done-confirmed = ✅ { $client } · { $day }
transfers-done-withdrawn = ↩️ { $client } · { $day }

transfers-told-hunter = 🤝 Клиент <b>{ $client }</b> передан, его ведёт { $manager }. Спасибо за работу! С { $day } вам идёт бонус от текущих платежей.
transfers-told-manager = 🤝 Вам передан клиент <b>{ $client }</b>. Познакомить вас поможет { $hunters }.
transfers-told-withdrawn = ↩️ Передача <b>{ $client }</b> отменена: оплаты изменились, и период привлечения идёт до { $now }, а не до { $was }.
transfers-told-withdrawn-open = ↩️ Передача <b>{ $client }</b> отменена: оплаты изменились, и период привлечения, закончившийся { $was }, снова идёт.
