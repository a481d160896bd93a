# What a plan would change, before it is published: the message and the workbook.

plan-effect-title = 📊 <b>План № { $number }: что изменилось бы</b>
plan-effect-closed = { $first } — { $last }, закрытые месяцы: как есть — и если бы этот план один действовал с первой оплаты каждого клиента. Ничего не начислено.
plan-effect-ended = { $first } — { $last }: как есть — и если бы этот план один действовал с первой оплаты каждого клиента. Ничего не начислено.
plan-effect-total = Всем вместе: { $before } → { $after } ({ $difference })
plan-effect-person = • { $name }: { $before } → { $after } ({ $difference })
plan-effect-same = Суммы не изменились бы.
plan-effect-no-payments = За эти месяцы оплат нет — сравнить не на чем.
plan-effect-people-more = …и ещё { $count }, все — в файле
plan-effect-kind-commission = полный процент { $difference }
plan-effect-kind-residual = бонус { $difference }
plan-effect-kind-service = сопровождение { $difference }
plan-effect-kind-override = с отдела { $difference }
plan-effect-without-rule = ⚠️ Без правила остались бы { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 } на { $amount }
plan-effect-lapses = ⏳ Период закончился бы в другой день у { $count } из { $running } клиентов, у которых он идёт:
plan-effect-lapses-same = ⏳ Периоды, которые идут сейчас ({ $running }), закончились бы в те же дни.
plan-effect-lapse = • { $client }: { $before } → { $after }
plan-effect-unknown = ещё не известно
plan-effect-lapses-more = …и ещё { $count }
plan-effect-mind = На деле у этих клиентов срок не сдвинется: он — по плану, который действовал в день первой оплаты.
plan-effect-wait = Считаю, это несколько секунд…
plan-effect-details = 📄 Подробно

plan-effect-file = План_{ $number }_что_изменилось_бы
plan-effect-mark = Подготовлено: { $name }, { $at }. План № { $number } не опубликован, суммы не начислены.
plan-effect-sheet-people = Люди
plan-effect-sheet-clients = Периоды
plan-effect-sheet-rows = Оплаты
plan-effect-heading = План № { $number } с { $first }: что изменилось бы
plan-effect-fact-days = Дни оплат
plan-effect-fact-compared = Сравнение
plan-effect-compared = было по действующим планам — стало бы, если бы этот план один действовал с первой оплаты каждого клиента
plan-effect-column-person = Сотрудник
plan-effect-column-kind = За что
plan-effect-column-client = Клиент
plan-effect-column-line = Направление
plan-effect-column-day = Оплата
plan-effect-column-before = Было
plan-effect-column-after = Стало бы
plan-effect-column-difference = Разница
plan-effect-row-total = Итого
