# Отделы рядом: числа каждой пары отделов и списки клиентов за ними.

side-open = ⚖️ Отделы рядом
side-title = ⚖️ <b>Отделы рядом</b> · { $day }
side-pair = <b>{ $commercial }</b> → <b>{ $client }</b>
side-none = Сравнивать пока нечего: нет коммерческого отдела. Его заводят при настройке компании.
side-compared = { $this } · { $month } к этому дню: { $last }
side-compared-up = { side-compared } (▲ { $percent } %)
side-compared-down = { side-compared } (▼ { $percent } %)
side-new = 🌱 Новые деньги: { $sums }
side-running = 🔁 Текущие деньги: { $sums }
side-load = 👥 Клиенты: в периоде { $acquisition }, к передаче { $lapsed }, у менеджеров { $service }
side-days = ⏱ От конца периода до передачи (90 дней): обычно { $median }, дольше всего { $worst } — передано { $count }
side-days-none = ⏱ За 90 дней никого не передавали
side-missed = 💸 Упущено за месяц без менеджера: { $amount }
side-lost = 🥀 Потеряно за 90 дней после передачи: { $count }
side-people = 👤 <b>Заработали</b> (в скобках — { $month } к этому дню)
side-person = • { $name } — { $this } ({ $last })
side-days-count = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
 }
side-days-half = { $days } дня
side-digest = 👥 в периоде { $acquisition }, к передаче { $lapsed }, у менеджеров { $service } · до передачи { $days } · упущено { $missed } · потеряно { $lost }
side-digest-nobody-handed-over = передач не было

side-button-new = 🌱 Новые
side-button-running = 🔁 Текущие
side-button-acquisition = 👥 В периоде { $count }
side-button-lapsed = ⏰ К передаче { $count }
side-button-service = 🤝 У менеджеров { $count }
side-button-transfers = ⏱ Передачи { $count }
side-button-missed = 💸 Упущено
side-button-lost = 🥀 Потеряно { $count }
side-button-person = 👤 { $name } · { $amount }
side-button-pair = { $name } ›
side-button-back = ‹ Отделы рядом
side-button-team = ‹ Сотрудники
side-button-other-month = 🗓 { $month }

side-list-new = 🌱 <b>Новые деньги</b> · { $pair } · { $month }
    Клиенты, которые платили внутри своего периода привлечения.
side-list-running = 🔁 <b>Текущие деньги</b> · { $pair } · { $month }
    Клиенты, которые платили после конца своего периода.
side-list-acquisition = 👥 <b>В периоде привлечения</b> · { $pair }
    Ближайшие к концу — выше.
side-list-lapsed = ⏰ <b>К передаче</b> · { $pair }
    Период закончился, менеджера ещё нет. Кто ждёт дольше — выше.
side-list-service = 🤝 <b>У менеджеров</b> · { $pair }
    Переданные недавно — выше.
side-list-transfers = ⏱ <b>Передачи за 90 дней</b> · { $pair }
    Сколько дней прошло от конца периода до передачи. Переданные раньше конца периода — 0.
side-list-missed = 💸 <b>Упущено без менеджера</b> · { $pair } · { $month }
    Доля менеджера с оплат после конца периода, которую никто не получил.
side-list-lost = 🥀 <b>Потеряны за 90 дней после передачи</b> · { $pair }
    Платили раньше, но после передачи 60 дней подряд без единой подтверждённой оплаты — или закрыта последняя сделка. Смотрим на тех, кого передали за последние 180 дней.
side-list-person = 👤 <b>{ $name }</b> · { $month }
    С каких клиентов заработано.
side-list-empty = Таких клиентов сейчас нет.
side-line = { $name }
side-line-amount = { $name } · { $amount }
side-line-until = { $name } · до { $day }
side-line-since = { $name } · с { $day }
side-line-days = { $name } · { $days }
