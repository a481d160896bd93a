# Что передаёт коммерсант: пакет передачи и пять вопросов.

packet-open = 📦 Что передаёт коммерсант
packet-title = 📦 <b>Что передаёт коммерсант</b> · { $client }
packet-person = 📞 { $person }
packet-no-persons = 📞 Контактных лиц нет — добавьте хотя бы одно в карточке клиента.
packet-no-deals = 🤝 Открытых сделок нет
packet-deal = 🤝 { $title } — { $amount }, осталось оплатить { $left }
packet-deal-monthly = 🤝 { $title } — { $amount } в месяц
packet-owed = Всего осталось оплатить: { $amount }
packet-overdue = ⚠️ Просрочено: { $amount } с { $since }
packet-not-overdue = Просрочки нет
packet-documents = Документы: не закрыто { $count } — { $titles }
packet-documents-signed = Документы: всё подписано
packet-promised = 💬 <b>Что обещано</b>
packet-promised-by = 💬 <b>Что обещано</b> · { $name }
packet-line = • { $label }: { $words }
packet-line-by = • { $label }: { $words } ({ $name })
packet-line-none = • { $label }: нет
packet-line-waits = • { $label }: ⏳ нет ответа
packet-label-prices = Цены и скидки
packet-label-dates = Сроки
packet-label-credit = Порядок оплаты
packet-label-other = Другие обещания
packet-label-advice = Совет новому менеджеру
packet-answer = ✏️ Ответить · { $done } из { $all }
packet-change = ✏️ Изменить ответы
packet-questions = { $left ->
    [one] { $left } короткий вопрос
    [few] { $left } коротких вопроса
    [many] { $left } коротких вопросов
   *[other] { $left } короткого вопроса
 }
packet-asked = 📦 Клиента <b>{ $client }</b> пора передавать. Контакты, сделки, долги и документы я соберу сам.
    От вас — что обещано: { packet-questions }, можно отвечать «нет».
packet-asked-ahead = 📦 Клиента <b>{ $client }</b> скоро передавать. Контакты, сделки, долги и документы я соберу сам.
    От вас — что обещано: { packet-questions }, можно отвечать «нет».
packet-named = 📦 Вас назначают менеджером клиента <b>{ $client }</b>. Пока начальники решают, посмотрите, что передаёт коммерсант.

packet-form-title = 📦 <b>{ $client }</b> · вопрос { $number } из { $all }
packet-ask-prices = Обещали особую цену или скидку? Одной строкой, например <i>5 % до конца года</i>
packet-ask-dates = Обещали сроки — поставки, монтажа, ответа? Например, <i>вторая партия до 20 декабря</i>
packet-ask-credit = Есть особый порядок оплаты: отсрочка, рассрочка? Например, <i>платят через 14 дней после акта</i>
packet-ask-other = Обещали что-то ещё? Например, <i>обучить их кладовщика</i>
packet-ask-advice = Что важно знать новому менеджеру? Например, <i>звонить только после обеда</i>
packet-form-was = Сейчас записано: <i>{ $words }</i>
packet-form-was-none = Сейчас записано: нет
packet-form-none = Нет
packet-form-done = 📦 <b>{ $client }</b>: ответов { $done } из { $all }. Изменить их можно до передачи.
packet-form-closed = 📦 Клиент <b>{ $client }</b> уже передан: ответы больше не меняются.
