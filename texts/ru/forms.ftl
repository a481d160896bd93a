# Формы: общие слова и возврат.

form-left = ✖️ Ничего не записано

refund-form-sure = Вернули клиенту <b>{ $client }</b> { $amount }?
refund-form-save = ✅ Записать возврат
refund-form-done = ✅ Возврат записан
