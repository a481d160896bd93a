# Кого из нас знает клиент: пробелы, тревоги, встречи и звонки, ключевые клиенты.

client-contacts-missing = Личные контакты: { contacts-held }{ contacts-but } нет: { $missing }

coverage-gaps = 🤝 <b>Мало личных контактов</b>: { $count }
    Клиента должны лично знать оба отдела, ключевого — ещё и оба начальника. Звонок личным контактом не считается.
coverage-no-gaps = 🤝 Личных контактов хватает у всех клиентов, чей период закончился.
coverage-gap = { $star ->
    [true] ⭐ { $client } · { $held } из { $required }
   *[false] { $client } · { $held } из { $required }
}
coverage-to-gaps = 🤝 Мало личных контактов · { $count }
coverage-alarms = 🚨 <b>Держатся на одном человеке</b>: { $count }
coverage-no-alarms = 🚨 Тревог нет: ни один клиент не держится на одном человеке.
coverage-to-alarms = 🚨 Держатся на одном · { $count }
coverage-alarm-client = 📇 { $client }
coverage-alarm-hangs = • <b>{ $client }</b> — лично знает только { $name }
coverage-alarm-lost = • <b>{ $client }</b> — не знает никто: { $name } больше не работает
coverage-told = 🚨 <b>Клиент может уйти вместе с человеком</b>
coverage-told-more = … и ещё { $count }
coverage-told-do = Познакомьте с ним ещё кого-нибудь лично и отметьте встречу в карточке клиента.

met-title = 👋 <b>{ $client }</b>
met-line = • { $day } { $name } — встреча{ $left ->
    [true] {" "}(больше не работает)
   *[false] {""}
}
met-line-call = • { $day } { $name } — звонок, личным контактом не считается
met-ask = Вы общались с клиентом? Одно нажатие — и записано.
met-in-person = 👋 Встретились сегодня
met-in-person-yesterday = 👋 Встретились вчера
met-call = 📞 Созвонились сегодня
met-call-yesterday = 📞 Созвонились вчера
met-other-day = 🗓 В другой день
met-recorded = ✅ Записано: личный контакт есть
met-recorded-call = ✅ Звонок записан. Личный контакт — только встреча
met-form-day = 👋 <b>{ $client }</b>
    Когда общались? Выберите день или напишите, например <i>12.11</i>
met-form-how = 👋 <b>{ $client }</b>, { $day }
    Встретились или созвонились?
met-way-in-person = 👋 Встретились
met-way-call = 📞 Созвонились

key-mark = ⭐ Сделать ключевым
key-unmark = ⭐ Снять отметку
key-toast-marked = Теперь это ключевой клиент
key-toast-unmarked = Отметка снята
key-toast-stays = Отметка снята, но клиент остаётся ключевым по обороту
key-told-marked = ⭐ <b>{ $client }</b> — теперь ключевой, отметка: { $name }. Его должны лично знать четверо, в том числе оба начальника.
key-told-unmarked = ⭐ <b>{ $client }</b>: отметка ключевого снята ({ $name }).{ $stays ->
    [true] {" "}По обороту за год клиент остаётся ключевым.
   *[false] {""}
}
key-told-earned = ⭐ <b>{ $client }</b> — теперь ключевой: за 365 дней оплачено { $amount }, порог — { $threshold }.
key-told-unearned = ⭐ <b>{ $client }</b> — больше не ключевой: за 365 дней оплачено { $amount }, порог — { $threshold }.
key-told-no-threshold = ⭐ <b>{ $client }</b> — больше не ключевой: в плане нет порога по обороту.
key-told-threshold = ⭐ Действует новый план: ключевой клиент — от { $threshold } за 365 дней.
key-told-threshold-gone = ⭐ Действует новый план: по обороту клиенты ключевыми больше не становятся.
key-told-became = Стали ключевыми: { $count } — { $names }
key-told-ceased = Больше не ключевые: { $count } — { $names }
