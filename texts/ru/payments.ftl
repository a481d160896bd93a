# Оплаты: черновик, подтверждение, карточка.

payment-client = <b>{ $name }</b>
payment-percent = { $percent }

period-none = Период привлечения начнётся с первой оплаты
period-begins = Период привлечения начнётся с этой оплаты: до { $day }
period-begins-charges = Период привлечения начнётся с этой оплаты: { $charges ->
    [one] { $charges } начисление
    [few] { $charges } начисления
    [many] { $charges } начислений
   *[other] { $charges } начисления
} по полной ставке
period-runs = Период привлечения: до { $day }, ещё { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
period-charges = Период привлечения: первые { $charges ->
    [one] { $charges } начисление
    [few] { $charges } начисления
    [many] { $charges } начислений
   *[other] { $charges } начисления
}
period-passed-days = { $bar } прошло { $done } из { $all } дней
period-passed-charges = { $bar } оплачено { $done } из { $all } начислений
period-over = Период привлечения закончился { $day }

draft-title = 💰 <b>Оплата · черновик</b>
draft-title-edit = ✏️ <b>Оплата · исправление</b>
draft-deal = Сделка: { $title }
draft-deal-left = Сделка: { $title } (остаток { $left })
draft-no-deal = Без сделки
draft-document = Документ: № { $document }
draft-comment = Комментарий: { $comment }
draft-unresolved = ⚠️ Для этой оплаты в плане нет правила: начисления подождут, директор об этом узнает.
draft-mine = Вам: <b>{ $amount }</b> ({ $percents })
draft-mine-later = Вам: <b>{ $amount }</b> ({ $percents }) — после подтверждения
draft-repeat = ⚠️ Такая оплата уже есть: тот же клиент, сумма и день. Это точно вторая?

draft-record = ✅ Записать
draft-record-second = ✅ Да, это вторая — записать
draft-change-amount = Сумма
draft-change-date = Дата
draft-change-client = Клиент
draft-change-deal = Сделка
draft-change-document = № документа
draft-change-comment = Комментарий

draft-which-client = Какой клиент? Похожи на «{ $words }»:
draft-no-client = Клиента «{ $words }» у вас нет. Напишите название иначе или заведите нового.
draft-new-client = ➕ Новый клиент
draft-ask-client = Какой клиент? Напишите название или его часть, например <i>ромашка</i>
draft-which-amount = Какая из сумм верная?
draft-ask-amount = Сколько пришло? Напишите сумму, например <i>150к</i> или <i>12 345,67</i>
draft-wrong-amount = Сумму «{ $typed }» так не записать. Сколько пришло? Напишите, например <i>150к</i> или <i>12 345,67</i>
draft-foreign-amount = Сумма «{ $typed }» — в другой валюте, а здесь всё в { $sign }. Сколько пришло? Напишите, например <i>150к</i>
draft-ask-date = Когда пришло? Выберите день или напишите, например <i>12.11</i>
draft-wrong-date = Дату «{ $typed }» не получилось понять. Выберите день или напишите, например <i>12.11</i>
draft-ask-deal = По какой сделке?
draft-day = { $day }
draft-amount = { $amount }
draft-deal-button = { $title }
draft-without-deal = Без сделки
draft-ask-document = Какой номер документа? Напишите, например <i>пп 345</i>
draft-without-document = Без номера
draft-ask-comment = Что добавить? Напишите комментарий, например <i>за ноябрь</i>
draft-without-comment = Без комментария
draft-edit-save = ✅ Исправить
draft-edited = ✅ Исправлено: { $what }. Ждёт подтверждения
draft-edit-cancelled = ✖️ Ничего не изменено
draft-cancelled = ✖️ Не записано
draft-recorded = ✅ Записано: { $what }
draft-recorded-later = ✅ Записано: { $what }. Ждёт подтверждения

pay-pick-client = Чья оплата? Выберите клиента или напишите название, а можно сразу с суммой: <i>ромашка 150к</i>
pay-no-clients = Клиентов пока нет. Заведите первого: /client

search-found = Нашлось по «{ $words }»:
search-nothing = По «{ $words }» ничего не нашлось. Чтобы записать оплату, добавьте сумму: <i>ромашка 150к</i>. Новый клиент — /client
search-person = 🧑‍💼 { $name }
search-all = Мои клиенты

payment-title = { $refund ->
    [true] ↩️ <b>Возврат</b>
   *[false] 💰 <b>Оплата</b>
}
payment-what = <b>{ $client }</b> · { $amount } · { $day }
payment-status-declared = ⏳ Ждёт подтверждения
payment-status-confirmed = ✅ Подтверждена
payment-status-void = ✖️ Отменена
payment-mine = Вам начислено: <b>{ $amount }</b>
payment-mine-later = Вам будет начислено: <b>{ $amount }</b>
payment-open = Открыть
payment-deal = 🤝 Сделка
payment-edit = ✏️ Исправить
payment-confirm = ✅ Подтвердить
payment-refund = ↩️ Возврат
payment-void = ✖️ Аннулировать
payment-void-yes = Да, аннулировать
payment-void-sure = { $refund ->
    [true] Аннулировать возврат клиенту <b>{ $client }</b> на { $amount }?
   *[false] Аннулировать оплату <b>{ $client }</b> на { $amount }?
 } Запись останется в истории.
payment-redate = 🗓 Другая дата
payment-why = 🔍 Почему столько?

effect-title = Начисления изменятся:
effect-title-expected = Ожидаемые начисления изменятся:
effect-person = • { $name }: { $before } → { $after } ({ $difference })
effect-others = • ещё у { $count ->
    [one] { $count } человека
    [few] { $count } человек
    [many] { $count } человек
   *[other] { $count } человека
 }: { $difference }
effect-nobody = Начисления ни у кого не изменятся.
effect-other-payments = Среди них — начисления по другим оплатам клиента: { $count }
effect-period = ⏰ Период привлечения: был до { $before }, станет до { $after }
effect-unknown = ещё неизвестного дня
effect-withdraws = 🔁 Передача, которая ждёт решения, будет отозвана
effect-carried = 🔒 Закрытый месяц не изменится: разница пойдёт в { $month }
effect-repeat = ⚠️ Такая же оплата за этот день уже есть

redate-form-title = 🗓 <b>Дата оплаты</b>
redate-form-ask = { $refund ->
    [true] Возврат клиенту <b>{ $client }</b> { $amount } записан { $day }. Когда деньги ушли по банку?
   *[false] Оплата <b>{ $client }</b> { $amount } записана { $day }. Когда деньги пришли по банку?
 } Выберите день или напишите, например <i>12.11</i>
redate-form-sure = <b>{ $client }</b> · { $amount }: вместо { $was } — { $day }?
redate-form-save = ✅ Исправить дату
redate-form-done = ✅ Дата исправлена
notice-payment-redated = 🗓 Дата оплаты исправлена по банку: <b>{ $client }</b> · { $amount }, было { $was }, стало { $day }. Вам по ней { $mine }
payment-refund-ask = Сколько вернули клиенту <b>{ $client }</b>? Осталось не возвращено { $left }. Напишите сумму, например <i>10к</i>
payment-refund-all = Вернули всё: { $left }

own-waiting = ⏳ Что ждёт подтверждения
own-waiting-open = ⏳ Ждут подтверждения · { $count }
own-waiting-title = ⏳ <b>Ваши оплаты ждут подтверждения</b>: { $count }
    Ошиблись — откройте и исправьте: пока не подтверждено, можно всё.
own-waiting-none = ⏳ Все ваши оплаты подтверждены.

confirm-title = ⏳ <b>Ждут подтверждения</b>: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
} на { $total }
confirm-nothing = Всё подтверждено — новых оплат нет. Они появятся здесь, как только их запишут.
confirm-one = ✅ { $client } · { $amount }
confirm-day = ✅ Все за { $day } ({ $count }) · { $total }
confirm-done = Подтверждено: { $amount }
confirm-done-day = Подтверждено оплат: { $count }

notice-payment-confirmed = ✅ Оплата подтверждена: <b>{ $client }</b> · { $amount }. Вам начислено { $mine }
notice-payment-voided = ✖️ Оплата аннулирована: <b>{ $client }</b> · { $amount }
notice-payment-refunded = ↩️ Возврат клиенту <b>{ $client }</b>: { $amount }. Ваше начисление изменилось на { $mine }
payments-title = 💰 Оплаты <b>{ $client }</b>: { $count }
payments-none = От <b>{ $client }</b> оплат пока не было. Первую можно записать одной строкой: название и сумма.
payments-one-declared = ⏳ { $day } · { $amount } · ждёт
payments-one-confirmed = ✅ { $day } · { $amount } · подтверждена
payments-one-void = ✖️ { $day } · { $amount } · отменена
payments-found = 🔎 Оплаты по «{ $words }»:
payments-none-found = 🔎 По «{ $words }» оплат не нашлось. Напишите клиента или сумму, например <i>ромашка</i> или <i>150к</i>
newest-open = 🗂 Последние оплаты
newest-title = 🗂 Последние оплаты. Откройте ту, что нужно исправить: дата, возврат, аннулирование. Ищете другую — напишите клиента.
newest-none = 🗂 Оплат пока нет. Появятся — здесь можно будет их исправить.
newest-one = { $day } · { $client } · { $amount }
payment-client-card = 📇 Карточка клиента
