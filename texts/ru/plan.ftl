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
