# Somebody leaves: their numbers, and the new owners of their clients.

leaving-earned = Заработано, { $month }: { $amount }
leaving-expected = Ждёт подтверждения: ещё { $amount } ({ $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 })
leaving-nothing = Расчёта в открытых месяцах нет.
leaving-ask = Кто теперь ведёт этих клиентов?
leaving-all = 👤 Всех одному
leaving-one-by-one = 👥 По одному
leaving-keep = Оставить, у кого они сейчас
leaving-open = 👥 Раздать клиентов · { $count }
leaving-home = 👥 После ухода сотрудников решить, кто ведёт { $count ->
    [one] { $count } клиента
    [few] { $count } клиентов
    [many] { $count } клиентов
   *[other] { $count } клиента
 }
leaving-title = 👥 <b>Клиенты после ухода: { $name }</b>
leaving-progress = Решено { $done } из { $total }
leaving-over = ✅ Решено по всем.
leaving-has = • { $name }: { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
    [many] { $count } клиентов
   *[other] { $count } клиента
 }
leaving-again = 👥 Пройти ещё раз
leaving-person = 🧑‍💼 Карточка сотрудника
leaving-client = 📇 Карточка клиента
leaving-ask-all = Кому передать { $count ->
    [one] { $count } клиента
    [few] { $count } клиентов
    [many] { $count } клиентов
   *[other] { $count } клиента
 }? До сих пор: { $name }. Выше те, у кого клиентов меньше.
leaving-sure = Передать { $count ->
    [one] { $count } клиента
    [few] { $count } клиентов
    [many] { $count } клиентов
   *[other] { $count } клиента
 } (до сих пор: { $name }) сотруднику: <b>{ $owner }</b>?
leaving-yes = ✅ Да, передать
leaving-one = Клиент { $place } из { $total }: <b>{ $client }</b>, { $post }
leaving-holder = Пока у начальника: { $name }. Кто ведёт дальше?
leaving-nobody = Пока ни у кого. Кто ведёт дальше?
leaving-decided = ✅ Ведёт { $name }. Можно выбрать другого.
leaving-owner = { $name } · { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
    [many] { $count } клиентов
   *[other] { $count } клиента
 }
leaving-owner-away = { leaving-owner } · 🌴 в отъезде
leaving-before = ‹ Предыдущий
leaving-after = Следующий ›
leaving-toast = Передано
notice-settled = ⏸ { $name }: доступ приостановлен. { $count ->
    [0] Клиентов не было.
    [one] { $count } клиент сейчас у начальника отдела.
    [few] { $count } клиента сейчас у начальника отдела.
    [many] { $count } клиентов сейчас у начальника отдела.
   *[other] { $count } клиента сейчас у начальника отдела.
 }
notice-left-client = 📇 К вам перешёл клиент <b>{ $client }</b>. До вас: { $name }.
notice-left-clients = 📇 К вам { $count ->
    [one] перешёл { $count } клиент
    [few] перешли { $count } клиента
    [many] перешли { $count } клиентов
   *[other] перешли { $count } клиента
 }. До вас: { $name }. Список: /clients
