# Что стоит посмотреть начальнику в конце периода привлечения.

watch-title = 👀 <b>Стоит посмотреть</b>: { $count }
    Всё это уже записано, ничего не запрещено.
watch-nothing = 👀 Смотреть нечего: оплат задним числом и переносов нет. Появятся — покажу здесь и в сводке.
watch-nothing-ever = 👀 Пока ничего такого не было.
watch-line = { $number }. { $what }
watch-backdated = <b>{ $client }</b>: оплата { $amount } за { $day } записана { $on }, когда период уже закончился ({ $lapse }). { $by }
watch-backdated-moved = <b>{ $client }</b>: оплата { $amount } перенесена с { $was } на { $day }, внутрь периода (до { $lapse }), { $on }. { $by }
watch-start-moved = <b>{ $client }</b>: первая оплата была { $was }, стала { $now } — период сдвинулся, { $on }. { $by }
watch-start-gone = <b>{ $client }</b>: первая оплата { $was } аннулирована, период начнётся заново, { $on }. { $by }
watch-prepaid = <b>{ $client }</b>: { $amount } за { $day }, в последнюю неделю периода (до { $lapse }). Обычно платят { $usual }. { $by }
watch-tax-number = <b>{ $client }</b>: этот же ИНН, { $number }, хотели записать другому клиенту, { $on }. { $by }
watch-same-name = <b>{ $client }</b>: период закончился, а клиент с таким же названием записан ещё раз, { $on }. { $by }
watch-number-changed = <b>{ $client }</b>: ИНН был { $was }, стал { $now } — прежний свободен для нового клиента, { $on }. { $by }
watch-number-gone = <b>{ $client }</b>: ИНН { $was } убран — он свободен для нового клиента, { $on }. { $by }
watch-open = { $number } · { $client }
watch-seen = ✔️ Просмотрено
watch-all-seen = ✔️ Всё просмотрено
watch-seen-too = Показать и просмотренное
watch-unseen-only = Только новое
watch-toast-seen = { $count ->
    [one] Отмечено
    [few] Отмечено: { $count }
    [many] Отмечено: { $count }
   *[other] Отмечено: { $count }
 }
