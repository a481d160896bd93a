# Контактные лица: новое по шагам.

contact-form-title = 📞 <b>Новый контакт</b> · { $client }
contact-form-ask-name = Как зовут? Напишите, например <i>Мария Соколова</i>, или пришлите контакт из Telegram
contact-form-ask-phone = Телефон? Например, <i>+7 916 123-45-67</i>, или пришлите контакт из Telegram
contact-form-ask-position = Должность? Например, <i>главный бухгалтер</i>
contact-form-ask-decides = Принимает решения?
contact-form-done = ✅ Контакт записан: <b>{ $name }</b> · { $client }
person-form-title = ✏️ <b>{ $name }</b> · { $client }
person-ask-name = Как правильно зовут? Напишите, например <i>Мария Соколова</i>, или пришлите контакт из Telegram
person-without-phone = Без телефона
person-without-position = Без должности
person-corrected = ✅ Исправлено: <b>{ $name }</b> · { $client }
