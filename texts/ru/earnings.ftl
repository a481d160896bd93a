# Начисления: месяц, строки, «почему столько».

earnings-title = 📊 <b>{ $month }</b>
earnings-total = Начислено: <b>{ $amount }</b>
earnings-kind-commission =  • полный процент { $amount }
earnings-kind-residual =  • бонус от текущих { $amount }
earnings-kind-service =  • сопровождение { $amount }
earnings-kind-override =  • с отдела { $amount }
earnings-word-commission = Полный процент
earnings-word-residual = Бонус от текущих
earnings-word-service = Сопровождение
earnings-word-override = С отдела
earnings-kind-expected = { $earned }, ждёт ещё { $amount }
earnings-day = { $day }{"\u00A0"}{ $amount }
earnings-by-day = По дням: { $days }{ $more ->
    [true] {" "}…
   *[false] {""}
 }
earnings-before = К этому дню { $month } было { $amount }
earnings-expected = ⏳ Ждёт подтверждения: { $amount } ({ $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
})
earnings-nothing = Начислений пока нет. Запишите оплату одной строкой, например <i>ромашка 150к</i>
earnings-lines = Из чего сложилось ({ $count })
earnings-previous = ‹ { $month }
earnings-following = { $month } ›
earnings-lines-title = Начисления { $month }. Нажмите на строку — расскажу, почему столько.
earnings-line = { $day } · { $client } · { $amount }
earnings-lines-back = ‹ К строкам
earnings-picture = 📊 По дням
earnings-year = 🗓 За год
earnings-statement = 📄 Расчётный лист
earnings-year-title = 🗓 <b>{ $count ->
    [one] { $count } месяц
    [few] { $count } месяца
    [many] { $count } месяцев
   *[other] { $count } месяца
 }</b>: { $amount }. Нажмите на месяц — покажу, из чего он сложился.
earnings-year-month = { $month } · { $amount }
earnings-year-nothing = За последний год начислений не было. Запишите оплату одной строкой, например <i>ромашка 150к</i> — с неё и начнётся.

why-title = 🔍 <b>Почему столько</b>
why-payment = Оплата <b>{ $client }</b> { $day }: { $amount }
why-refund = Возврат клиенту <b>{ $client }</b> { $day }: { $amount }
why-plan = План № { $number } — версия { $version }, действует с { $since }, направление «{ $line }»
why-ruled-by = Период идёт по плану № { $number } (с { $since }): он действовал в день первой оплаты
why-void = ✖️ Оплата аннулирована: её как будто не было.
why-uncounted = В плане для этой оплаты нет правила: начисления подождут, директор об этом знает.
why-nothing = По сегодняшним данным эта оплата вам ничего не приносит.
why-part = { $amount } — { $where }: { $because }
why-inside = в периоде привлечения
why-outside = вне периода привлечения
why-charge = это { $ordinal }-е начисление клиенту
why-charge-range = это начисления клиенту с { $first }-го по { $last }-е
why-by-charge = { $charge }, в период входят первые { $charges }
why-by-months = период до { $day }
why-by-both = { $charge } (в период входят первые { $charges }), а по сроку период до { $day }
why-by-extension = период продлён до { $day }
why-by-early-transfer = клиент передан досрочно { $day }
why-base-vat = ({ $gross } без НДС { $vat } = { $base })
why-rounded = { $amount } (до округления { $exact })
why-step = { $kind }: { $base } × { $percent } = <b>{ $amount }</b>
why-step-shared = { $kind }: { $base } × { $percent } = { $whole }, ваша доля { $share } = <b>{ $amount }</b>
why-before = Было — { $step }
why-after = Осталось — { $step }
why-after-nothing = Осталось — { $kind }: ничего, вернули всё
why-difference = { $kind }, разница: <b>{ $amount }</b>
why-corrected = Исправлено по возражению: <b>{ $amount }</b>
why-total = Вам: <b>{ $amount }</b>
why-total-expected = Вам после подтверждения: <b>{ $amount }</b>

why-acts-title = 📒 <b>Как это записывалось</b>
why-acts-earlier = … раньше ещё { $count ->
    [one] { $count } запись
    [few] { $count } записи
    [many] { $count } записей
   *[other] { $count } записи
 }, вместе { $amount }
why-act = { $day } · { $act } ({ $by }): { $amounts }
why-act-by-clock = { $day } · { $act }: { $amounts }
why-act-unchanged = сумма та же
why-act-logged = оплата записана
why-act-confirmed = оплата подтверждена
why-act-voided = оплата аннулирована
why-act-refunded = возврат
why-act-redated = дата оплаты исправлена
why-act-transferred = клиент передан
why-act-deal-closed = сделка закрыта
why-act-head-appointed = назначен начальник отдела
why-act-handed-to-head = клиент перешёл к начальнику
why-act-handed-to-colleague = клиент перешёл к другому сотруднику
why-act-plan-published = вышел новый план
why-act-objection = по возражению
why-act-other = пересчёт
why-in-month = { $what } (в ведомость за { $month })
why-kind-commission = полный процент { $amount }
why-kind-residual = бонус { $amount }
why-kind-service = сопровождение { $amount }
why-kind-override = с отдела { $amount }
why-kind-correction = исправление { $amount }
