# Цели на месяц: как идут, кому какая поставлена.

targets-progress = 🎯 Цель: { $target }
    { $bar } { $percent } %
targets-progress-together = 🎯 Цель отдела: { $target }
    { $bar } { $percent } %
targets-reached = { $exactly ->
    [true] ✅ Цель выполнена
   *[false] ✅ Цель выполнена, сверх неё { $above }
 }
targets-a-day = Осталось { $remaining }: по { $amount } в рабочий день ({ $days ->
    [one] ещё { $days } день
    [few] ещё { $days } дня
    [many] ещё { $days } дней
   *[other] ещё { $days } дня
 })
targets-no-days = Не хватает { $remaining }, рабочих дней не осталось
targets-of-department = 🎯 { $department }: { targets-percent }
targets-percent = { $percent } % цели

targets-open = 🎯 Цели
targets-of-person-open = 🎯 Цель на месяц
targets-title = 🎯 <b>Цели на { $month }</b>
targets-measured = Считаем по начислениям — это те же суммы, что в «Заработке».
targets-line-department = <b>{ $name }</b> — { $earned }
targets-line-person = • { $name } — { $earned }
targets-line-with = { $line }, { targets-percent } ({ $target })
targets-line-without = { $line }, цели нет
targets-button = { $name } · { $percent } %
targets-button-without = { $name } · нет цели
targets-month = { $chosen ->
    [true] ✅ { $month }
   *[false] { $month }
 }
targets-nobody = 🎯 Ставить цели пока некому: пригласите людей в отдел.

targets-ask-title = 🎯 <b>{ $name }</b> — цель на { $month }
targets-none = Цели пока нет. Начислено { $earned }.
targets-before = За { $month } — { $amount }.
targets-ask = Сколько начислений должно набраться за месяц? Выберите или напишите сумму: <code>500к</code>, <code>1,5 млн</code>.
targets-as-before = { $amount } · как за { $month }
targets-more = { $amount } · +{ $percent } %
targets-remove = 🗑 Убрать цель
targets-saved = ✅ { $name }: цель на { $month } — { $amount }
targets-removed = ✅ { $name }: цели на { $month } больше нет

notice-target-set = 🎯 Ваша цель на { $month }: <b>{ $target }</b>. Её ставит { $by }.
notice-target-set-department = 🎯 Цель отдела «{ $department }» на { $month }: <b>{ $target }</b>. Её ставит { $by }.
notice-target-removed = 🎯 Цели на { $month } у вас больше нет.
notice-target-removed-department = 🎯 У отдела «{ $department }» больше нет цели на { $month }.
