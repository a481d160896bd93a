# People: departments, cards, invitations, and what is told of people.

team-title = 🧑‍💼 <b>Люди</b>
team-department = <b>{ $name }</b>: { $count ->
    [one] { $count } человек
    [few] { $count } человека
    [many] { $count } человек
   *[other] { $count } человека
 }
team-head = Начальник: { $name }
team-no-head = Начальника пока нет
team-others = Дирекция и бухгалтерия: { $names }
team-others-button = Дирекция и бухгалтерия
team-department-button = { $name } · { $count }
team-nobody = Пока никого. Пригласите первого — ссылка готова за полминуты.
team-invite = ➕ Пригласить
team-invitations = ✉️ Приглашения · { $count }
team-all = ‹ Все люди
team-member = { $name } · { $clients ->
    [one] { $clients } клиент
    [few] { $clients } клиента
    [many] { $clients } клиентов
   *[other] { $clients } клиента
 }
team-member-without-clients = { $name } · { $role }
team-member-suspended = ⏸ { $name } · доступ приостановлен

person-title = 🧑‍💼 <b>{ $name }</b>
person-role = { $role }
person-role-in = { $role }, { $department }
person-clients = Клиентов: { $count }
person-earned = Начислено в { $month }: { $amount }
person-suspended = ⏸ Доступ приостановлен
person-unreachable = 📵 Заблокировал бота: сообщения не доходят
person-appoint = ⭐ Назначить начальником отдела
person-suspend = ⏸ Приостановить
person-restore = ▶️ Вернуть доступ
person-suspend-sure = Приостановить доступ: <b>{ $name }</b>?
    Доступ пропадёт сразу. { $count ->
        [0] Клиентов нет, передавать некого.
        [one] { $count } клиент перейдёт к начальнику отдела.
        [few] { $count } клиента перейдут к начальнику отдела.
        [many] { $count } клиентов перейдут к начальнику отдела.
       *[other] { $count } клиента перейдут к начальнику отдела.
     }
person-suspend-yes = ⏸ Да, приостановить
person-suspended-toast = Доступ закрыт
person-suspended-done = ⏸ { $name }: доступ закрыт. Клиентов не было.
person-suspended-handed = ⏸ { $name }: доступ закрыт. { $count ->
    [one] { $count } клиент теперь
    [few] { $count } клиента теперь
    [many] { $count } клиентов теперь
   *[other] { $count } клиента теперь
 } у начальника: { $head }
person-suspended-waits = ⏸ { $name }: доступ закрыт. { $count ->
    [one] { $count } клиент ждёт
    [few] { $count } клиента ждут
    [many] { $count } клиентов ждут
   *[other] { $count } клиента ждут
 } нового начальника отдела: назначьте его — и они перейдут к нему.

invitations-title = ✉️ <b>Приглашения</b>
    Пока не использованы. Нажмите, чтобы отозвать.
invitations-none = ✉️ Открытых приглашений нет.
invitations-line = • { $name } — { $role }, до { $until }
invitations-revoke = 🗑 { $name }
invitations-revoked = Приглашение отозвано

invite-as-whom = ➕ <b>Кого приглашаем?</b>
invite-place = { $role }
invite-manager = Менеджер
invite-place-in = { $role } · { $department }
invite-name = ➕ Приглашение, роль: { $role }
    Как зовут? Напишите имя и фамилию, например <code>Иван Петров</code>
invite-name-wrong = Имя — это хотя бы одна буква и не больше 200 знаков.
invite-message = { $name }, приглашаю вас в наш бот: оплаты, заработок и передача клиентов — в одном чате.
    Откройте ссылку и нажмите «Старт»: { $link }
    Ссылка одноразовая, работает до { $until }
invite-sent = ☝️ Приглашение готово ({ $name }): перешлите сообщение выше. Когда человек присоединится, я напишу.
invite-more = ➕ Ещё одно

notice-joined = 🎉 { $name } теперь в боте
notice-unreachable = 📵 <b>{ $name }</b>: сообщения бота не доходят. Бот заблокирован, или аккаунта больше нет.
    Попросите открыть чат с ботом и нажать «Старт»: всё, что накопилось, придёт сразу.
notice-clients-taken = ⏸ { $name }: доступ приостановлен. К вам { $count ->
    [one] перешёл { $count } клиент
    [few] перешли { $count } клиента
    [many] перешли { $count } клиентов
   *[other] перешли { $count } клиента
 }
notice-clients-left = ⏸ { $name }: доступ приостановлен. { $count ->
    [one] { $count } клиент остался
    [few] { $count } клиента остались
    [many] { $count } клиентов остались
   *[other] { $count } клиента остались
 } без ответственного: назначьте начальника отдела, и они перейдут к нему.
notice-open-card = Открыть карточку
notice-head-you = ⭐ Вы теперь начальник отдела «{ $department }». Люди и приглашения: /team
notice-head-other = Начальник отдела «{ $department }» теперь — { $name }
