# Клиенты: список, карточка, контакты, документы.

clients-title = 👥 <b>Клиенты</b>: { $count }
    Название можно просто написать — найду.{ $starred ->
        [true] {" "}⭐ — ключевой.
       *[false] {""}
    }
clients-nobody = Клиентов пока нет. Заведите первого: /client — это четыре вопроса.
clients-none-such = Таких клиентов сейчас нет.
clients-one = { $star ->
    [true] ⭐ { $name }
   *[false] { $name }
}
clients-one-until = { $star ->
    [true] ⭐ { $name } · до { $day }
   *[false] { $name } · до { $day }
}
clients-one-lapsed = { $star ->
    [true] ⭐ { $name } · был до { $day }
   *[false] { $name } · был до { $day }
}
clients-filter-all = Все
clients-filter-acquisition = В периоде
clients-filter-soon = Скоро
clients-filter-lapsed = К передаче
clients-filter-current = Текущие
clients-filter-present = • { $name }
clients-previous = ‹
clients-next = ›
clients-search = 🔎 Найти
clients-page = { $number } / { $pages }
clients-back = ‹ Все клиенты

client-title = 📇 <b>{ $name }</b> · { $line }
client-title-key = 📇 <b>{ $name }</b> ⭐ ключевой · { $line }
client-tax-number = ИНН { $number }
client-transferred = Передан в клиентский отдел { $day }
client-hunter = Коммерсант: { $name }
client-hunters = Коммерсанты: { $names }
client-share = { $name } { $share }
client-manager = Менеджер: { $name }
client-received = Оплачено: { $amount } ({ $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
})
client-waiting = Ждёт подтверждения: { $amount }
client-overdue = ⚠️ Просрочено: { $amount } с { $since }
client-deal = Сделка: { $title }
client-contacts = Личные контакты: { contacts-held }
contacts-held = { $more ->
    [true] { $held } (нужно { $required })
   *[false] { $held } из { $required }
 }
contacts-but = { $enough ->
    [true] , но
   *[false] {" "}—
 }
client-deals-more = Ещё сделок: { $count }
client-next-transfer = 👉 Решается передача — посмотреть
client-next-debt = 👉 Позвонить: просрочено { $amount }
client-next-meet = 👉 Познакомиться лично
client-next-papers = 👉 Подписать бумаги · { $count }
client-next-person = 👉 Добавить, кому звонить
paper-moved = Отмечено: { $title } — { $state }
client-documents = Документы: не закрыто { $count }
client-pay = 💰 Оплата
client-add-deal = 🤝 Новая сделка
client-persons = 📞 Контакты
client-met = 👋 Встреча или звонок
client-payments = 🧾 Оплаты
client-deals = 🤝 Сделки
client-papers = 📄 Документы
client-correct = ✏️ Исправить

persons-title = 📞 Контакты: <b>{ $client }</b>
persons-none = У <b>{ $client }</b> пока нет контактных лиц. Добавьте хотя бы одно.
person-name = <b>{ $name }</b>
person-decides = <b>{ $name }</b> — принимает решения
person-position = { $position }
person-phone = { $phone }
person-add = ➕ Добавить контакт
person-one = ✏️ { $name }
person-correct-name = ✏️ Имя
person-correct-phone = ✏️ Телефон
person-correct-position = ✏️ Должность
person-remove = 🗑 Убрать
person-remove-sure = 🗑 Убрать контакт: <b>{ $name }</b> · { $client }?
    Встречи с клиентом останутся на счету.
person-remove-yes = 🗑 Да, убрать
person-removed = 🗑 Контакт убран: <b>{ $name }</b>

papers-title = 📄 Документы: <b>{ $client }</b>
papers-how = Нажмите, когда документ отправлен, и ещё раз — когда подписан.
papers-none = Документов по сделкам <b>{ $client }</b> нет.
paper-needed = ▫️ { $title } — нужен
paper-sent = 📨 { $title } — отправлен
paper-signed = ✅ { $title } — подписан

clients-new = ➕ Новый клиент

client-form-title = 📇 <b>Новый клиент</b>
client-form-name = Название: <b>{ $name }</b>
client-form-line = Направление: { $line }
client-form-ask-name = Как называется клиент? Например, <i>ООО «Ромашка»</i>
client-form-ask-similar = ⚠️ Похожий клиент уже есть. Это он?
client-form-it-is = 📇 { $name }
client-form-another = Нет, это другой ›
client-form-ask-line = Какое направление?
client-form-no-lines = Направлений пока нет: их задаёт план вознаграждения. Попросите директора опубликовать его — /plan
client-form-ask-tax-number = ИНН? Десять или двенадцать цифр, например <i>7707083893</i>
client-form-ask-hunter = Чей это клиент?
client-form-ask-hunters = Чей это клиент? Отметьте всех, потом разделим проценты.
client-form-several = 👥 Несколько коммерсантов
client-form-one-hunter = 👤 Один коммерсант
client-form-no-hunters = Коммерсантов пока нет: пригласите хотя бы одного — /team
client-form-ask-shares = Как делят проценты { $names }? Напишите через пробел, в том же порядке, например <i>{ $example }</i>
client-form-equal = Поровну
client-form-done = ✅ Клиент записан: <b>{ $name }</b>
client-form-done-for-other = ✅ Клиент записан: <b>{ $name }</b>. Его карточку видит коммерсант и начальник коммерческого отдела.

client-details-title = ✏️ <b>{ $name }</b> · { $line }
client-details-ask = Что исправить?
client-details-name = Название
client-details-number = ИНН
client-details-line = Направление
client-details-without-number = Без ИНН
client-details-one-line = Другого направления в плане нет.
client-details-corrected = ✅ Исправлено
