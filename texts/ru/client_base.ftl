# The client base: who opened which clients, who was stopped, how many an hour are allowed.

views-open = 👁 Открытые клиенты
views-who = 👁 Кто открывал
views-title = 👁 <b>Открытые клиенты: { $name }</b>
    За 7 дней до { $until }
views-title-left = 👁 <b>Открытые клиенты: { $name }</b>
    За 7 дней до ухода, по { $until }
views-count = Разных клиентов: { $count }, из них с контактами: { $contacts }
views-usual = Обычно за неделю: { $count }
views-unusual = ⚠️ Намного больше обычного: обычно за неделю { $count }
views-none = За эти дни не открыто ни одного клиента.
views-stops = 🛑 Остановок на пределе: { $count }
views-line-contacts = 📞 { $client } · { $times }× · { $last }{ $odd ->
    [true] {" "}🌙
   *[false] {""}
 }
views-line-card = 📇 { $client } · { $times }× · { $last }{ $odd ->
    [true] {" "}🌙
   *[false] {""}
 }
views-legend = 📞 контакты, 📇 только карточка, 🌙 ночью или в выходной
views-other-department = клиент другого отдела
views-of-client = 👁 <b>Кто открывал: { $client }</b>
    За 7 дней
views-nobody = Никто.
views-by-card = 📇 { $at } · { $name }
views-by-contacts = 📞 { $at } · { $name }, контакты
views-before-leaving = 👁 За 7 дней открыто разных клиентов: { $count }

stop-told = 🛑 <b>{ $name }</b>: открыто { $most } разных клиентов за час. Больше компания не разрешает, поэтому в { $at } новые перестали открываться.
stop-by-itself = Если это обычная работа, разрешите продолжать. Без решения новые клиенты начнут открываться сами, когда пройдёт час.
stop-lift = ▶️ Разрешить продолжать
stop-lifted = ✅ Продолжать разрешено: { $name }, { $at }
stop-allowed = ▶️ Можно открывать клиентов дальше. Разрешение: { $name }

limit-open = 👁 Предел открытий
limit-title = 👁 <b>Сколько разных клиентов в час может открыть один человек: { $count }</b>
    Считаются карточки и контакты. На пределе новые перестают открываться, а руководитель об этом узнаёт.
limit-number = { $count }
limit-one = { $chosen ->
    [true] ✅ { $count }
   *[false] { $count }
 }
