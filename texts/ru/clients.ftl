# Клиенты: список, карточка, контакты, документы.

clients-title = 👥 <b>Клиенты</b>: { $count }
    Название можно просто написать — найду.
clients-nobody = Клиентов пока нет. Заведите первого: /client — это четыре вопроса.
clients-none-such = Таких клиентов сейчас нет.
clients-one = { $name }
clients-key = ⭐ { $name }
clients-one-until = { $name } · до { $day }
clients-key-until = ⭐ { $name } · до { $day }
clients-filter-all = Все
clients-filter-acquisition = В периоде
clients-filter-soon = Скоро
clients-filter-lapsed = К передаче
clients-filter-current = Текущие
clients-filter-present = • { $name }
clients-previous = ‹
clients-next = ›
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
client-contacts = Личные контакты: { $held } из { $required }
client-documents = Документы: не закрыто { $count }
client-pay = 💰 Оплата
client-add-deal = 🤝 Новая сделка
client-persons = 📞 Контакты
client-met = 👋 Встреча или звонок
client-payments = 🧾 Оплаты
client-papers = 📄 Документы

persons-title = 📞 Контакты: <b>{ $client }</b>
persons-none = У <b>{ $client }</b> пока нет контактных лиц. Добавьте хотя бы одно.
person-name = <b>{ $name }</b>
person-decides = <b>{ $name }</b> — принимает решения
person-position = { $position }
person-phone = { $phone }
person-add = ➕ Добавить контакт

met-ask = Как вы сегодня общались с <b>{ $client }</b>?
met-in-person = 👋 Встретились
met-call = 📞 Созвонились
met-recorded = Записано: личный контакт есть

papers-title = 📄 Документы: <b>{ $client }</b>
    Нажмите, когда документ отправлен, и ещё раз — когда подписан.
papers-none = Документов по сделкам <b>{ $client }</b> нет.
paper-needed = ▫️ { $title } — нужен
paper-sent = 📨 { $title } — отправлен
paper-signed = ✅ { $title } — подписан
