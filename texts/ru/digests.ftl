# The daily digest and its hours.

digests-title = 📊 <b>{ $day }</b>
digests-today = Сегодня: { $amount }
digests-today-split = Сегодня: { $amount } ({ $split })
digests-split = полный % { $full } · бонус { $running }
digests-own = Вам: сегодня { $today }, за месяц { $month }
digests-department-today = Отдел сегодня: { $amount }
digests-month = { $month }: { $sums }
digests-compared = { $this } · { $month } к этому дню: { $last }
digests-grown-up = { $this } (▲ { $percent } %)
digests-grown-down = { $this } (▼ { $percent } %)
digests-compared-up = { digests-compared } (▲ { $percent } %)
digests-compared-down = { digests-compared } (▼ { $percent } %)
digests-expected = Ждёт подтверждения: { $amount } ({ $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 })

digests-people = 👥 <b>Сотрудники за месяц</b>
digests-person = • { $name } — { $month }
digests-person-today = • { $name } — { $month } (сегодня { $today })
digests-person-target = { $line } · { targets-percent }
digests-people-more = … и ещё { $count }

digests-new = 🌱 <b>{ $department }</b> · новые деньги: { $sums }
digests-running = 🔁 <b>{ $department }</b> · текущие деньги: { $sums }
digests-came-today = Сегодня пришло { $amount }
digests-came-in = Пришло сегодня: { $amount }
digests-no-department = без клиентского отдела

digests-soon = ⏰ <b>Скоро конец периода</b>
digests-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
 }
digests-soon-client = • { $client } — { $day } ({ digests-days })
digests-soon-estimate = • { $client } — { $day } ({ digests-days }), придёт ещё ~{ $payment } → { $before }, после — { $after }
digests-soon-last = • { $client } — следующий платёж последний по полной ставке

digests-gaps = 🤝 Мало личных контактов у { $count ->
    [one] { $count } клиента
    [few] { $count } клиентов
    [many] { $count } клиентов
   *[other] { $count } клиента
 }: { $names }
digests-missed = 💸 Упущено за месяц без менеджера: { $amount }

digests-waits = 👣 <b>Ждёт вас</b>
digests-waits-transfers = • { $count ->
    [one] { $count } передача
    [few] { $count } передачи
    [many] { $count } передач
   *[other] { $count } передачи
 } — решить: /transfers
digests-waits-payments = • { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 } на { $amount } — подтвердить: /confirm
digests-waits-watch = • { $count ->
    [one] { $count } запись стоит
    [few] { $count } записи стоит
    [many] { $count } записей стоит
   *[other] { $count } записи стоит
 } посмотреть: /watch
digests-quiet = Сегодня пока тихо: новых оплат нет, и ничего вас не ждёт.

digests-held = 🔕 <b>Без звука за день</b>
digests-held-one = • { $words }

digests-why = Почему столько?
digests-my-clients = Мои клиенты
digests-to-transfers = 🔁 Передачи
digests-to-watch = 👀 Посмотреть
digests-no-weekends = Не присылать по выходным

digests-hours = ⏰ Когда присылать

digests-chart-title = { $month } по дням
digests-chart-full = полный %
digests-chart-residual = бонус
digests-chart-service = сопровождение
digests-chart-override = с отдела
digests-chart-correction = исправления
digests-chart-this = { $month }
digests-chart-last = { $month }
digests-chart-target = цель
digests-chart-money = Деньги по дням: { $month }
digests-chart-new = новые
digests-chart-old = текущие

digests-every-day = 📊 Сводка приходит каждый день в <b>{ $time }</b>. Когда вам удобнее?
digests-workdays = 📊 Сводка приходит по будням в <b>{ $time }</b>. Когда вам удобнее?
digests-some-days = 📊 Сводка приходит в <b>{ $time }</b>: { $days }. Когда вам удобнее?
digests-off = 📊 Сводка сейчас не приходит. Выберите время и дни — и она вернётся.
digests-now = 📊 Прислать сейчас
digests-hour = { $chosen ->
    [true] ✅ { $time }
   *[false] { $time }
 }
digests-day = { $chosen ->
    [true] ✅ { $day }
   *[false] { $day }
 }
digests-never = Не присылать
digests-toast-saved = Готово
digests-toast-workdays = Хорошо, по выходным не потревожу
