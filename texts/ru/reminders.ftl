# What the clock brings: silence, periods that end soon, charges due, how a client does after its transfer.

reminders-silent-24 = ⏰ <b>Ждёт вашего решения уже 24 рабочих часа.</b>
reminders-silent-48 = ⏰ <b>Ждёт вашего решения уже 48 рабочих часов.</b> Через 24 рабочих часа карточка уйдёт директору.
reminders-director = ⏰ <b>Ждёт вашего решения, { $hours ->
    [one] { $hours } рабочий час
    [few] { $hours } рабочих часа
    [many] { $hours } рабочих часов
   *[other] { $hours } рабочего часа
 }.</b> Кроме вас, решить некому.

reminders-period-ends = { $days ->
    [1] ⏰ Завтра, { $day }, у клиента <b>{ $client }</b> закончится период привлечения.
    [one] ⏰ Через { $days } день, { $day }, у клиента <b>{ $client }</b> закончится период привлечения.
    [few] ⏰ Через { $days } дня, { $day }, у клиента <b>{ $client }</b> закончится период привлечения.
    [many] ⏰ Через { $days } дней, { $day }, у клиента <b>{ $client }</b> закончится период привлечения.
   *[other] ⏰ Через { $days } дня, { $day }, у клиента <b>{ $client }</b> закончится период привлечения.
 }
reminders-last-charge = ⏰ У клиента <b>{ $client }</b> следующий платёж — последний по полной ставке: на нём закончится период привлечения.
reminders-hunters = Коммерсант: { $hunters }
reminders-brings-you = С платежа в { $payment } вам сейчас { $before }, после — { $after }.
reminders-brings = С платежа в { $payment } коммерсанту сейчас { $before }, после — { $after }.

reminders-due-today = 💳 Сегодня срок оплаты: <b>{ $client }</b> · { $amount }
reminders-overdue = ⚠️ Просрочено: <b>{ $client }</b> · { $amount } с { $since }
reminders-overdue-and-today = ⚠️ Просрочено: <b>{ $client }</b> · { $amount } с { $since }, и сегодня срок ещё { $today }

reminders-followed-up = 📅 <b>{ $client }</b>, { $days } дней после передачи ({ $manager }): { $met } · { $paid } · { $contacts }
reminders-met = ✅ познакомились { $day }
reminders-not-met = ❌ не познакомились
reminders-paid-on-time = ✅ платит вовремя
reminders-paid-late = ⚠️ платил с опозданием: { $late } из { $due }
reminders-paid-owes = ❌ долг { $amount } с { $since }
reminders-paid-nothing-due = ✅ платить было нечего
reminders-contacts-alive = ✅ оба личных контакта есть
reminders-contacts-gone = ❌ нет контакта: { $missing }
