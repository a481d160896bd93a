# Несколько оплат одним сообщением, и сообщение, которое исправили.

batch-title = 💰 <b>Оплаты · черновик</b>: { $count }
batch-line = { $number }. { $what }
batch-line-recorded = ✅ { $number }. { $what }
batch-line-void = ✖️ { $number }. { $what } — отменена
batch-line-wrong = ⚠️ { $number }. { $what } — { $problem }
batch-typed = «{ $typed }»
batch-no-name = чья это оплата?
batch-no-client = клиента «{ $words }» у вас нет
batch-which-client = похожи несколько клиентов
batch-no-amount = нет суммы
batch-wrong-amount = сумма «{ $typed }» не подходит
batch-which-amount = какая из сумм верная?
batch-wrong-date = непонятная дата «{ $typed }»
batch-repeat = такая оплата уже есть
batch-same-document = документ № { $document } уже записан
batch-total = Всего: <b>{ $total }</b>
batch-mine = Вам: <b>{ $amount }</b>
batch-mine-later = Вам: <b>{ $amount }</b> — после подтверждения
batch-recorded = ✅ Записано: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
} на { $total }
batch-recorded-later = ✅ Записано: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
} на { $total }. { $count ->
    [one] Ждёт
    [few] Ждут
    [many] Ждут
   *[other] Ждут
} подтверждения
batch-undone = ✖️ Оплаты отменены
batch-record = ✅ Записать все
batch-record-ready = ✅ Записать готовые: { $ready } из { $count }
batch-record-this = ✅ Записать эту
batch-item = { $number }. { $words }
batch-item-wrong = ⚠️ { $number }. { $words }
batch-back = ‹ К списку
batch-remove = 🗑 Убрать
batch-drop-rest = ✖️ Остальное не записывать
batch-undo = ↩️ Отменить все
batch-undo-late = Отменить уже нельзя: прошло больше 15 минут или оплаты подтверждены
draft-corrected-late = Эта оплата уже записана, правка сообщения её не меняет. Ошиблись — отмените и напишите заново.
batch-corrected-late = Записанное правка сообщения не меняет: если ошиблись — отмените и напишите заново.
