# A person's own settings, and the choice of a time zone.

settings-title = ⚙️ <b>Настройки</b>
settings-language = Язык: { $language }
settings-language-ru = 🇷🇺 Русский
settings-language-en = 🇬🇧 English
settings-zone = 🕐 Часовой пояс: { $city }, сейчас { $time }
settings-quiet = 🌙 Тихие часы: с { $first } до { $last }
settings-quiet-never = 🌙 Тихих часов нет: пишу сразу, даже ночью
settings-digest-daily = 📊 Сводка: каждый день в { $time }
settings-digest-workdays = 📊 Сводка: по будням в { $time }
settings-digest-some-days = 📊 Сводка: { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
 } в неделю в { $time }
settings-digest-never = 📊 Сводка: не присылать
settings-change-zone = 🕐 Часовой пояс
settings-change-quiet = 🌙 Тихие часы
settings-change-digest = 📊 Сводка
settings-saved = Сохранено

settings-quiet-why = В это время я молчу: всё, что случится, придёт, когда тишина закончится. На ваши сообщения отвечаю всегда.
settings-quiet-on = Включить: с 21:00 до 08:00
settings-quiet-off = Без тихих часов
settings-quiet-from-earlier = Начать на час раньше
settings-quiet-from-later = На час позже
settings-quiet-to-earlier = Закончить на час раньше
settings-quiet-to-later = На час позже

zone-choose = 🕐 <b>Часовой пояс</b>
    Выберите город с вашим временем или напишите свой, например <code>Пермь</code>.
zone-unknown = Не знаю такого города. Напишите ближайший большой, например <code>Пермь</code>, — или выберите из списка:
zone-label = { $city } · { $time }
zone-kaliningrad = Калининград
zone-moscow = Москва, Санкт-Петербург, Питер, СПб, Казань, Нижний Новгород, Ростов-на-Дону, Краснодар, Сочи, Воронеж, Волгоград, Ярославль, Тула, Рязань, Липецк, Махачкала, Мурманск, Архангельск, Ставрополь, Белгород, Тверь, Пенза, Чебоксары, Киров, Симферополь
zone-samara = Самара, Тольятти, Ижевск, Саратов, Ульяновск, Астрахань
zone-yekaterinburg = Екатеринбург, Челябинск, Пермь, Уфа, Тюмень, Оренбург, Магнитогорск, Сургут, Курган, Нижний Тагил, Стерлитамак, Ханты-Мансийск
zone-omsk = Омск
zone-novosibirsk = Новосибирск, Красноярск, Томск, Барнаул, Кемерово, Новокузнецк, Абакан, Горно-Алтайск, Норильск
zone-irkutsk = Иркутск, Улан-Удэ, Ангарск, Братск
zone-yakutsk = Якутск, Чита, Благовещенск
zone-vladivostok = Владивосток, Хабаровск, Находка, Уссурийск, Комсомольск-на-Амуре
zone-magadan = Магадан, Южно-Сахалинск
zone-kamchatka = Петропавловск-Камчатский, Анадырь
