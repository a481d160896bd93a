# The compensation plan in plain words.

plan-none = 📜 Плана вознаграждения ещё нет: его публикует директор. До этого оплаты записываются, а проценты посчитаются, как только план появится.
plan-title = 📜 <b>План вознаграждения № { $number }</b>
plan-in-force = Действует с { $first }
plan-in-force-until = Действует с { $first } по { $last }
plan-will-be = Начнёт действовать { $first }
plan-was = Действовал с { $first } по { $last }
plan-version = № { $number } · с { $first }
plan-version-later = № { $number } · с { $first } (будущий)

plan-line = <b>{ $title }</b>
    Период привлечения: { $rule }
    Коммерсанту: { $commission } в периоде, потом { $residual }
    Менеджеру после передачи: { $service }
plan-vat = НДС { $vat } сначала вычитается из оплаты
plan-rule-payments = { $payments ->
    [1] первый платёж
    [one] первые { $payments } платёж
    [few] первые { $payments } платежа
    [many] первые { $payments } платежей
   *[other] первые { $payments } платежа
 }
plan-rule-months = { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
    [many] { $months } месяцев
   *[other] { $months } месяца
 } с первой оплаты
plan-rule-first = { plan-rule-payments } или { plan-rule-months } — что раньше
plan-rule-last = { plan-rule-payments } или { plan-rule-months } — что позже
plan-heads = Начальникам: коммерческого отдела { $commercial } с оплат в периоде, клиентского { $client } с оплат переданных клиентов
plan-contacts = Личных контактов нужно: у обычного клиента { $regular }, у ключевого { $most }
plan-key-turnover = Ключевой клиент — от { $amount } за год

plan-warning-months = ⚠️ { $line }: период обычно от 1 до 24 месяцев
plan-warning-residual = ⚠️ { $line }: бонус после периода должен быть хотя бы втрое меньше полного процента, иначе клиентов будут придерживать
plan-warning-missing-line = ⚠️ { $line }: такие клиенты уже есть, а условий для них в плане нет
plan-warning-over-hundred = ⚠️ { $line }: в сумме выходит больше 100 % оплаты
plan-line-short = <b>{ $title }</b>: { $rule }; { $commission }, потом { $residual }; менеджеру { $service }
plan-line-short-vat = { plan-line-short }; НДС { $vat }
plan-withdrawn = Отозван: должен был начать действовать { $first }
plan-new = ➕ Новая версия
plan-from-file = 📄 Из файла
plan-advice = 📐 Сроки по истории
plan-unresolved = ⚠️ Без правила · { $count }
plan-draft-open = ✏️ Черновик № { $number } · с { $first }
plan-withdraw = ↩️ Отозвать
plan-withdraw-sure = ↩️ Отозвать план № { $number }, который начнёт действовать { $first }? Все, кому о нём сообщили, узнают и об этом.
plan-withdraw-yes = ↩️ Да, отозвать
plan-withdrawn-toast = План отозван
plan-to-plan = 📜 К плану
plan-look = Посмотреть

plan-told-new = 📜 Новый план вознаграждения № { $number }: действует с { $first }.
plan-told-withdrawn = 📜 План вознаграждения № { $number } с { $first } отозван: он действовать не будет.

plan-advice-title = 📐 <b>Когда клиенты становятся постоянными</b>
    По вашей истории: сколько проходит до месяца, за которым оплачены и три следующих. У половины клиентов — в скобках.
plan-advice-line = <b>{ $title }</b>: на { $months }-й месяц ({ $months_low }–{ $months_high }), после { $payments } платежей ({ $payments_low }–{ $payments_high }). Постоянными стали { $steady } из { $judged ->
    [one] { $judged } клиента
    [few] { $judged } клиентов
    [many] { $judged } клиентов
   *[other] { $judged } клиента
 }.
plan-advice-few = <b>{ $title }</b>: мало данных — постоянными стали { $steady } из { $judged ->
    [one] { $judged } клиента
    [few] { $judged } клиентов
    [many] { $judged } клиентов
   *[other] { $judged } клиента
 }, нужно хотя бы { $least }.
plan-advice-now = В плане сейчас: { $rule }
plan-advice-none = Оплат пока нет — судить не по чему. Как только у десяти клиентов направления наберётся история, здесь будут её сроки.
