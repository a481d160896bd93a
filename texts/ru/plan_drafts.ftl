# A version of the plan in the making: its card, its lines, the questions about each term, publishing.

plan-draft-title = 📝 <b>Черновик: план № { $number }</b>
plan-draft-starts = Начнёт действовать { $first }
plan-draft-late = Начнёт действовать { $first } — это уже прошло: начисления с этого дня пересчитаются
plan-draft-changes = <b>Отличия от № { $number }</b>
plan-draft-same = Пока ничем не отличается от № { $number }.
plan-draft-empty = Направлений пока нет: добавьте хотя бы одно.
plan-draft-dropped = 🗑 Черновик плана № { $number } удалён.
plan-draft-published = ✅ План № { $number } опубликован, действует с { $first }. Всем, кто зарабатывает, я сообщу.
plan-draft-published-without-rule = { plan-draft-published }
    ⚠️ Без правила { $count ->
    [one] осталась { $count } оплата
    [few] остались { $count } оплаты
    [many] осталось { $count } оплат
   *[other] осталось { $count } оплаты
 } на { $amount }.

plan-change = • { $line } — { $what }
plan-change-whole = • { $what }
plan-change-line-added = • новое направление: { $line }
plan-change-line-removed = • больше нет направления: { $line }
plan-change-title = теперь так называется «{ $before }»
plan-change-period = период: { $before } → { $after }
plan-change-commission = коммерсанту в периоде: { $before } → { $after }
plan-change-residual = коммерсанту после периода: { $before } → { $after }
plan-change-service = менеджеру: { $before } → { $after }
plan-change-vat = НДС: { $before } → { $after }
plan-change-commercial-head = начальнику коммерческого отдела: { $before } → { $after }
plan-change-client-head = начальнику клиентского отдела: { $before } → { $after }
plan-change-regular-contacts = контактов у обычного клиента: { $before } → { $after }
plan-change-key-contacts = контактов у ключевого клиента: { $before } → { $after }
plan-change-key-turnover = ключевой клиент от: { $before } → { $after }
plan-change-none = нет
plan-changes-more = …и ещё { $count }

plan-draft-line = ✏️ { $title }
plan-draft-add = ➕ Направление
plan-draft-heads = 👔 Начальникам
plan-draft-contacts = 🤝 Контакты
plan-draft-turnover = ⭐ Ключевые
plan-draft-number = 🔢 Номер
plan-draft-start = 📅 С { $first }
plan-draft-effect = 📊 Что изменится
plan-draft-publish = 📜 Опубликовать
plan-draft-drop = 🗑 Удалить черновик
plan-draft-drop-sure = 🗑 Удалить черновик плана № { $number }? Вернуть его будет нельзя.
plan-draft-drop-yes = 🗑 Да, удалить
plan-draft-back = ‹ Черновик
plan-line-period = ⏱ Период
plan-line-percents = 🧮 Проценты
plan-line-tax = 🧾 НДС
plan-line-rename = ✏️ Название
plan-line-remove = 🗑 Убрать
plan-line-removed = Направление убрано

plan-publish-sure = 📜 Опубликовать план № { $number } с { $first }?
    Изменить его потом будет нельзя. Отозвать — можно, пока он не начал действовать. Всем, кто зарабатывает, придёт сообщение.
plan-publish-late = 📜 План № { $number } начнётся { $first } — задним числом.
    Всё, что начислено за оплаты с этого дня, пересчитается, и отозвать план будет нельзя. Точно с { $first }?
plan-publish-late-sure = 📜 <b>Последний раз:</b> план № { $number } с { $first }. Вот что сразу запишется:
plan-publish-late-nothing = Суммы не изменятся: с этого дня нет оплат, которых план касается.
plan-publish-yes = 📜 Да, опубликовать
plan-publish-late-yes = Да, с { $first }
plan-publish-late-really = 📜 Пересчитать и опубликовать

plan-ask-title = Как называется направление?
    Напишите, например <i>Поставки в розницу</i>
plan-ask-kind = Чем ограничен период привлечения?
plan-kind-payments = По платежам
plan-kind-months = По месяцам
plan-kind-first = По обоим: что раньше
plan-kind-last = По обоим: что позже
plan-ask-payments = Сколько первых платежей входит в период? Выберите или напишите число, например <i>2</i>
plan-ask-months = Сколько месяцев с первой оплаты? Выберите или напишите число, например <i>3</i>
plan-wrong-count = Нужно целое число от 1 до { $most }, например <i>3</i>
plan-ask-vat = Сколько процентов НДС содержится в оплатах? Выберите или напишите, например <i>20</i>
plan-vat-none = Без НДС
plan-wrong-vat = Нужно число от 0 до 100, например <i>20</i>
plan-ask-contacts = Сколько наших людей должны знать клиента лично: обычного и ключевого? Напишите два числа, например <i>2 4</i>
plan-wrong-contacts = Нужны два целых числа через пробел, например <i>2 4</i>
plan-ask-turnover = От какой суммы оплат за год клиент — ключевой? Например, <i>1 млн</i>
plan-turnover-none = Только по отметке начальника
plan-ask-number = Какой у плана номер? Напишите, например <i>7-П</i>
plan-ask-start = С какого дня действует план? Выберите или напишите, например <i>1 апреля</i>

plan-file-sample = 📄 Это план № { $number } файлом: поправьте и пришлите обратно. Из присланного файла получится черновик — до публикации ничего не изменится.
plan-file-type = Это не похоже на план: нужен текстовый файл .yaml, до { $kilobytes } КБ. Образец: /plan → «Из файла»
plan-file-wrong = ✖️ Строка { $line }, <code>{ $where }</code>: { $what }
    Черновик не создан. Поправьте файл и пришлите ещё раз.
plan-file-unreadable = ✖️ Строка { $line }: это не YAML. Проверьте отступы, двоеточия и кавычки — и пришлите ещё раз.
plan-file-name = план
plan-flaw-no-fields = здесь нужны поля со значениями
plan-flaw-unknown = такого поля нет. Есть: { $detail }
plan-flaw-missing = поле не заполнено
plan-flaw-not-single = здесь нужно одно значение
plan-flaw-name = нужно короткое название: до { $title } знаков, а у номера — до { $number }
plan-flaw-word = такого значения нет. Есть: { $detail }
plan-flaw-number = «{ $detail }» — не число. Например, 7.35
plan-flaw-percent = «{ $detail }» — не процент. Нужно число от 0 до 100, не больше двух знаков после точки, например 7.35
plan-flaw-count = «{ $detail }» — не целое число. Например, 3
plan-flaw-day = «{ $detail }» — не дата. Например, 2026-04-01
plan-flaw-no-period = сколько длится период? Нужно число платежей (payments), месяцев (months) или оба
plan-flaw-payments = нужен хотя бы один платёж
plan-flaw-months = столько месяцев не бывает: от 0 до { $most }
plan-flaw-no-lines = в плане нужно хотя бы одно направление
plan-flaw-many-lines = направлений больше, чем { $most }
plan-flaw-twice = это направление уже написано выше
plan-flaw-other = это значение не подходит
