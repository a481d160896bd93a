# Words that several features share: buttons, roles, days and months.

common-yes = Да
common-no = Нет
common-back = ‹ Назад
common-cancel = ✖️ Отмена
common-save = ✅ Записать
common-next = Дальше ›
common-skip = Пропустить
common-undo = ↩️ Отменить
common-find-client = 🔎 Ищете клиента? Просто напишите название.
common-find-person = 🔎 Ищете человека? Просто напишите имя.
common-find-payment = 🔎 Ищете оплату? Напишите клиента.
undo-done-meeting = ↩️ Отменено: запись о встрече или звонке удалена
undo-done-person = ↩️ Отменено: контакт удалён
undo-done-deal = ↩️ Отменено: сделки больше нет
undo-done-client = ↩️ Отменено: клиента больше нет в списке
common-done = Готово

role-director = директор
role-head = начальник отдела
role-hunter = коммерсант
role-account_manager = менеджер клиентского отдела
role-accountant = бухгалтер
role-system = система
role-newcomer = новый сотрудник
department-commercial = коммерческий отдел
department-client = клиентский отдел

axis-ones = { $sign }
axis-thousands = тыс. { $sign }
axis-millions = млн { $sign }

day-yesterday = вчера
day-today = сегодня
day-tomorrow = завтра

month-nominative = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
month-genitive = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
month-prepositional = { $month ->
    [1] январе
    [2] феврале
    [3] марте
    [4] апреле
    [5] мае
    [6] июне
    [7] июле
    [8] августе
    [9] сентябре
    [10] октябре
    [11] ноябре
   *[12] декабре
}
month-short = { $month ->
    [1] янв
    [2] фев
    [3] мар
    [4] апр
    [5] май
    [6] июн
    [7] июл
    [8] авг
    [9] сен
    [10] окт
    [11] ноя
   *[12] дек
}
weekday-long = { $weekday ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
}
weekday-short = { $weekday ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
