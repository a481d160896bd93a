# Знакомство: менеджера клиентского отдела знакомят с клиентом после передачи.

introduction-title = 👣 <b>Знакомство</b> · { $day }-й день
introduction-title-ended = 👣 <b>Знакомство</b>
introduction-client = <b>{ $client }</b>{ $star ->
    [true] {" "}⭐ ключевой
   *[false] {""}
}
introduction-part-introduce = Коммерсант
introduction-part-meet = Менеджер
introduction-part-greet = Начальник отдела
introduction-part-waits = { $who }: ⏳ { $name } — ещё нет
introduction-part-done = { $who }: ✅ { $name } — готово
introduction-part-met = { $who }: ✅ { $name }, встреча { $day }
introduction-asked-introduce = Познакомьте клиента лично: теперь его ведёт { $manager }. Когда познакомите — отметьте здесь.
introduction-asked-meet = Клиента теперь ведёте вы. Встретьтесь с ним вместе с коммерсантом и отметьте, когда и с кем.
introduction-asked-greet = Клиент ключевой: он должен лично знать и вас. Когда встретитесь — отметьте, когда и с кем.
introduction-not-enough = Обе стороны познакомились, но личных контактов пока не хватает. Остальные отметят встречу в карточке клиента.
introduction-done = ✅ Знакомство состоялось, личных контактов хватает.
introduction-dropped = Знакомить больше не нужно: менеджера у этого клиента теперь нет.
introduction-do-introduce = ✅ Знакомство было
introduction-do-meet = 🤝 Познакомились
introduction-do-greet = 🤝 Мы встретились
introduction-take-back = ↩️ Знакомства ещё не было
introduction-toast-said = Отмечено
introduction-open = 👣 Открыть знакомство
introduction-late = ⏰ С клиентом <b>{ $client }</b> до сих пор не познакомили: { $day }-й день.
introduction-late-waits = Ждём: { $names }

introduction-form-day = 🤝 <b>{ $client }</b>
    Когда вы встретились? Выберите день или напишите, например <i>12.11</i>
introduction-form-today = Сегодня
introduction-form-yesterday = Вчера
introduction-form-person = 🤝 <b>{ $client }</b>, { $day }
    С кем вы познакомились? { $known ->
    [true] Выберите или напишите имя, например <i>Мария Соколова</i>
   *[false] Напишите имя, например <i>Мария Соколова</i>
}
introduction-form-person-one = 👤 { $name }

introductions-list = 👣 <b>Знакомства</b>{ $waits ->
    [0] {""}
    [one] {" "}· ждёт вас { $waits }
    [few] {" "}· ждут вас { $waits }
    [many] {" "}· ждут вас { $waits }
   *[other] {" "}· ждут вас { $waits }
}
introductions-none = 👣 Знакомить сейчас никого не нужно. После передачи клиента знакомство появится здесь само.
introductions-line-yours = 👉 { $client } · ждёт вас, { $day }-й день
introductions-line = ⏳ { $client } — { $manager } · { $day }-й день
introductions-to-list = ‹ Все знакомства
introductions-button = 👣 Знакомства · { $count }
introductions-home = 👣 Знакомства:
introductions-home-count = 👣 { $count ->
    [one] Вас ждёт { $count } знакомство
    [few] Вас ждут { $count } знакомства
    [many] Вас ждут { $count } знакомств
   *[other] Вас ждут { $count } знакомства
 }
introductions-waiting-introduce = • Познакомить: { $manager } и «{ $client }» — { $day }-й день
introductions-waiting-meet = • Познакомиться с «{ $client }» — { $day }-й день
introductions-waiting-more = • … и ещё { $count }
