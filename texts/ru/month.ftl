# Месяц: проверка, закрытие, ведомости и расчётные листы.

month-title = 🗓 <b>{ $month }</b> · закрытие месяца
month-goes-on = Месяц ещё идёт: закрыть можно с { $day }
month-total = Начислено: <b>{ $amount }</b>
month-nobody = Начислений за месяц нет
month-person =  • { $name } — { $amount }
month-more =  … и ещё { $count }
month-unconfirmed = ⏳ Не подтверждено: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
} на { $amount }
month-waiting =  • { $client } · { $day } · { $amount }
month-objections = ⚖️ Открытых возражений: { $count }
month-objection =  • { $name } · { $client } · { $day }
month-negative = ➖ В минусе, перейдёт на { $month }:
month-unresolved = ❓ Нет правила в плане: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
} на { $amount }
month-all-clear = ✅ Ничего не мешает: всё подтверждено, возражений нет
month-director-closes = Закрывает месяц директор
month-open-objection = ⚖️ { $name }
month-close = 🔒 Закрыть { $month }
month-close-yes = 🔒 Да, закрыть
month-close-despite = 🔒 Закрыть, хотя открыто возражений: { $count }
month-sure = Закрыть <b>{ $month }</b>? Это навсегда: месяц больше не изменится, а всё, что придёт позже, попадёт в { $next }. Каждый сразу получит свой расчётный лист.
month-sure-unconfirmed = ⏳ Не подтверждено { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
} на { $amount } — в этот месяц они уже не попадут
month-sure-objections = ⚖️ { $count ->
    [one] { $count } возражение ещё открыто
    [few] { $count } возражения ещё открыты
    [many] { $count } возражений ещё открыто
   *[other] { $count } возражения ещё открыты
}: если их примут, исправление попадёт уже в следующий месяц
month-toast-closed = Месяц закрыт, расчётные листы отправлены

month-closed-title = 🔒 <b>{ $month }</b> закрыт
month-closed-by = { $name }, { $at }
month-closed-despite = ⚖️ Открытых возражений при закрытии: { $count }
month-payable = К выплате: <b>{ $amount }</b>
month-get-payroll = 📄 Ведомость
month-get-all = 👥 Все расчётные листы
month-get-one = 👤 Расчётный лист одного
month-to-open = ‹ К открытому месяцу
month-to-closed = 🔒 { $month }
month-whose = Чей расчётный лист за { $month }?
month-person-button = { $name } · { $amount }
month-payroll = 📄 Ведомость за { $month }
month-statement = 📄 Расчётный лист за { $month }: <b>{ $name }</b>
month-statements = 📄 Расчётные листы за { $month }: { $count }
month-told-statement = 🔒 <b>{ $month }</b> закрыт. К выплате вам: <b>{ $amount }</b>. В файлах — из чего сложилось.
month-told-payroll = 🔒 <b>{ $month }</b> закрыт, закрыл месяц { $name }. Ведомость — в файлах.
month-to-earnings = Почему столько?
month-line-late = { $day } · { $client } · { $amount } · за { $month }

month-file-payroll = Ведомость
month-file-statement = Расчётный лист
month-file-statements = Расчётные листы
month-paper-payroll = Ведомость за { $month }
month-paper-statement = Расчётный лист за { $month }
month-mark = Файл сделан для: { $name }, { $at }
month-page = стр. { $number } из { $pages }
month-fact-person = Сотрудник
month-fact-company = Компания
month-fact-closed = Месяц закрыт
month-fact-currency = Валюта
month-column-person = Сотрудник
month-column-earned = Начислено
month-column-carried-in = Перенос с прошлого месяца
month-column-payable = К выплате
month-column-carried-forward = Перенос на следующий месяц
month-column-day = Дата
month-column-client = Клиент
month-column-kind = За что
month-column-note = Примечание
month-column-paid = Оплата
month-column-amount = Начислено
month-row-total = Итого
month-note-carried = Минус переносится на следующий месяц и сам по себе не удерживается.
month-note-late = за { $month }
month-note-objection = по возражению
month-note-refund = возврат
month-note-void = оплата аннулирована
month-note-recomputed = пересчёт
