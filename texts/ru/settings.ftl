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
settings-quiet-from-later = Начать на час позже
settings-quiet-to-earlier = Закончить на час раньше
settings-quiet-to-later = Закончить на час позже

notices-open = 🔔 Уведомления
notices-title = 🔔 <b>Что и как присылать</b>
notices-how = Нажмите на строку, чтобы сменить: со звуком, без звука, только в сводке.
notices-always = Решения, которые ждут вас, и всё о вашем доступе всегда приходят со звуком.
notices-no-digest = Сводка у вас выключена, поэтому «только в сводке» придёт сразу, без звука.
notices-kind-money = Оплаты и заработок
notices-kind-transfers = Ход передач
notices-kind-introductions = Знакомства
notices-kind-reminders = Сроки и долги
notices-kind-team = Люди и контакты
notices-kind-digest = Сводка
notices-with-sound = 🔔 { $kind }: со звуком
notices-without-sound = 🔕 { $kind }: без звука
notices-in-digest = 📊 { $kind }: в сводке
notices-days-off = 😴 Выходные: { $days }. В эти дни молчу, всё придёт в ближайший рабочий день в 9:00.
notices-no-days-off = 😴 Отметьте дни, в которые вас не беспокоить:
notices-all-loud = 🔔 Уведомления: все со звуком
notices-some-quiet = 🔔 Уведомления: { $count ->
    [one] { $count } вид
    [few] { $count } вида
    [many] { $count } видов
   *[other] { $count } вида
 } без звука

zone-choose = 🕐 <b>Часовой пояс</b>
    Выберите город с вашим временем или напишите свой, например <code>Пермь</code>.
zone-unknown = Не знаю такого города. Напишите ближайший большой или выберите из списка.
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
