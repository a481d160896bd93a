# Контактные лица: новое по шагам.

contact-form-title = 📞 <b>Новый контакт</b> · { $client }
contact-form-ask-name = Как зовут? Напишите, например <i>Мария Соколова</i>, или пришлите контакт из Telegram
contact-form-ask-phone = Телефон? Например, <i>+7 916 123-45-67</i>, или пришлите контакт из Telegram
contact-form-ask-position = Должность? Например, <i>главный бухгалтер</i>
contact-form-ask-decides = Принимает решения?
contact-form-done = ✅ Контакт записан: <b>{ $name }</b> · { $client }
