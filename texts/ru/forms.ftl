# Формы: общие слова и возврат.

form-left = ✖️ Ничего не записано

refund-form-sure = Вернули клиенту <b>{ $client }</b> { $amount }? Начисления изменятся:
refund-form-change =  • { $name } { $amount }
refund-form-no-change =  • ни у кого
refund-form-save = ✅ Записать возврат
refund-form-done = ✅ Возврат записан
