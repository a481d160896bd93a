# Период клиента: продление и возврат в коммерческий отдел — предложение, цена, решение.

client-period = ⏳ Период

agreement-period-title = ⏳ <b>{ $client }</b>
agreement-period-manager = Передан { $day }, менеджер: { $manager }
agreement-period-extended = Продлён до { $day }
agreement-period-new = 🔄 Снова в коммерческом отделе с { $day }: период новый
agreement-period-next = Новый период начнётся со следующей оплаты
agreement-extend = 🗓 Продлить период
agreement-reacquire = 🔄 Вернуть в коммерческий отдел
agreement-open = ⚖️ Открыть предложение

agreement-extension-title = 🗓 <b>Продление периода</b>
agreement-reacquisition-title = 🔄 <b>Возврат в коммерческий отдел</b>
agreement-client = <b>{ $client }</b> · { $line }
agreement-until = Период: до <b>{ $until }</b> (сейчас до { $now })
agreement-until-over = Период: до <b>{ $until }</b> (закончился { $now })
agreement-until-open = До <b>{ $until }</b> всё идёт по полной ставке
agreement-hunters = Коммерсант: { $names }
agreement-share = { $name } { $share }
agreement-manager = Менеджер { $manager } передаёт клиента обратно
agreement-new-period = Новый период начнётся со следующей оплаты: { $rule }

agreement-usual = В среднем за 3 месяца: { $month } в месяц
agreement-usual-none = За последние 3 месяца оплат не было: цену оценить не по чему.
agreement-expected = До { $until } придёт ещё { $expected }:
agreement-extended-brings = • с продлением: коммерсанту { $full }
agreement-else-brings = • без него: коммерсанту { $residual }, менеджеру { $service }
agreement-now-brings = • сейчас: коммерсанту { $residual }, менеджеру { $service }
agreement-then-brings = • в новом периоде: коммерсанту { $full }, менеджеру ничего
agreement-costs = Разница: <b>{ $difference }</b>
agreement-costs-monthly = Разница: <b>{ $difference }</b> в месяц
agreement-changes-nothing = Записанные оплаты не пересчитываются.
agreement-changes = Сразу пересчитается:
agreement-changes-back = Сразу вернётся в период: { $amount } ({ $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 })
agreement-person = • { $name }: { $amount }

agreement-someone-for = { $name } за { $head }
agreement-proposed = Предлагает: { $who }
agreement-waits = ⏳ Решает: { $who }
agreement-waits-nobody = ⚠️ Нужен второй человек — назначьте начальника отдела
agreement-agreed = ✅ Согласовано { $day }: { $who }
agreement-declined = ✖️ Отклонено { $day }: { $who }. «{ $words }»
agreement-taken-back = ↩️ Предложение отозвано { $day }
agreement-outdated = ⌛ Предложение не действует с { $day }: пока решали, всё изменилось

agreement-agree = ✅ Согласовать
agreement-decline = ✖️ Отклонить
agreement-take-back = ↩️ Отозвать
agreement-toast-agreed = Согласовано
agreement-toast-present = Готово
agreement-toast-taken-back = Предложение отозвано

agreement-ask-day = До какого дня продлить? Самое позднее — { $last }. Выберите день или напишите, например <i>1 декабря</i>
agreement-ask-hunter = Кто снова поведёт клиента?
agreement-same-hunters = 👥 Те же: { $names }
agreement-nobody-hunts = В коммерческом отделе пока нет коммерсантов: пригласите хотя бы одного — /team
agreement-propose = ✅ Предложить
agreement-sent = ✅ Отправлено. Решает: { $who }
agreement-sent-nobody = ✅ Записано, но решить пока некому: нужен второй человек — назначьте начальника отдела.
agreement-ask-why-not = Почему отклоняете? { $name } увидит ответ. Например, <i>план по клиенту уже выполнен</i>
agreement-decline-sure = Отклонить с ответом «{ $words }»?

agreement-told-ended = ⚖️ <b>{ $client }</b> · ваше предложение
agreement-told-extended = 🗓 Период привлечения <b>{ $client }</b> продлён до { $until }: полная ставка идёт дальше.
agreement-told-hunter = 🔄 <b>{ $client }</b> снова ваш с { $day }. Новый период привлечения начнётся со следующей оплаты.
agreement-told-manager = 🔄 <b>{ $client }</b> с { $day } снова в коммерческом отделе. Спасибо за работу! Дальше клиента ведёт коммерческий отдел: { $names }.

agreement-home = ⚖️ Вашего решения { $count ->
    [one] ждёт { $count } предложение о периоде
    [few] ждут { $count } предложения о периодах
    [many] ждут { $count } предложений о периодах
   *[other] ждут { $count } предложения о периодах
 }
agreement-do = ⚖️ Решить о периоде · { $count }

agreement-digest = • { $count ->
    [one] { $count } предложение
    [few] { $count } предложения
    [many] { $count } предложений
   *[other] { $count } предложения
 } о периоде клиента — решить: /start

why-new-period = Период новый: { $day } клиента вернули в коммерческий отдел, и отсчёт идёт с { $start }
why-act-extended = период продлён
why-act-reacquired = клиента вернули в коммерческий отдел
