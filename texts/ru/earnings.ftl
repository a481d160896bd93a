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

why-title = 🔍 <b>Почему столько</b>
why-payment = Оплата <b>{ $client }</b> { $day }: { $amount }
why-refund = Возврат клиенту <b>{ $client }</b> { $day }: { $amount }
why-plan = Приказ { $number } (действует с { $since }), направление «{ $line }»
why-part = { $amount } — { $where }: { $because }
why-inside = в периоде привлечения
why-outside = вне периода привлечения
why-by-charge = это { $ordinal }-е начисление клиента, в период входят первые { $charges }
why-by-months = период длится до { $day }
why-by-both = это { $ordinal }-е начисление (в период входят первые { $charges }), а по сроку период до { $day }
why-by-extension = период продлён до { $day }
why-by-early-transfer = клиент передан досрочно { $day }
why-base = { $base }
why-base-vat = ({ $gross } без НДС { $vat } = { $base })
why-step = { $kind }: { $base } × { $percent } = <b>{ $amount }</b>
why-step-shared = { $kind }: { $base } × { $percent } = { $whole }, ваша доля { $share } = <b>{ $amount }</b>
why-refund-step = { $kind }: было { $before }, после возврата { $after }, разница <b>{ $amount }</b>
why-total = Вам: <b>{ $amount }</b>
