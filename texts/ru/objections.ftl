# Возражения: «не согласен», решение и исправление.

earnings-kind-correction =  • исправления { $amount }
earnings-word-correction = Исправления

objection-button = ✋ Возразить
objection-in-why = ⚖️ «{ $words }» — { $outcome }
objection-title = ⚖️ <b>Возражение</b> · { $name }
objection-about = Оплата <b>{ $client }</b> { $day }: { $amount }
objection-brought = Начислено: <b>{ $amount }</b>
objection-reason = «{ $words }»
objection-open = ⏳ Ждёт решения
objection-accepted = ✅ Принято без исправления: { $name }, { $at }
objection-corrected = ✅ Принято: { $name }, { $at }. Исправление <b>{ $amount }</b>
objection-declined = ✖️ Отклонено: { $name }, { $at }. «{ $words }»
objection-accept = ✅ Принять
objection-decline = ✖️ Отклонить
objection-payment = 🧾 Оплата
objection-ask-why = ✋ <b>{ $client }</b>, оплата { $day }: вам начислено { $amount }. С чем вы не согласны? Напишите одним сообщением, например <i>договаривались о 12 %</i>
objection-check = ✋ <b>{ $client }</b>, оплата { $day }
    «{ $words }»
    Отправить на решение?
objection-send = ✅ Отправить
objection-sent = ✅ Отправлено. Как только решат, вы узнаете.
objection-ask-amount = { $name }: начислено { $amount }. На сколько исправить? Напишите со знаком, например <i>+1500</i> или <i>−300</i>. Исправление попадёт в { $month }.
objection-no-correction = Принять без исправления
objection-accept-sure = { $name }: исправить на <b>{ $amount }</b>, в { $month }?
objection-accept-sure-plain = { $name }: принять без исправления?
objection-ask-why-not = Почему отклоняете? { $name } увидит ответ. Например, <i>по плану за этот период 10 %</i>
objection-decline-sure = { $name }: отклонить с ответом «{ $words }»?
objection-told-decided = ⚖️ <b>По вашему возражению решили</b>
objection-why = Почему столько?
objection-home = ⚖️ Вашего решения { $count ->
    [one] ждёт { $count } возражение
    [few] ждут { $count } возражения
    [many] ждут { $count } возражений
   *[other] ждут { $count } возражения
 }
objection-do = ⚖️ Решить возражения · { $count }
