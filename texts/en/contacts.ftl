# Contact persons: a new one, step by step.

contact-form-title = 📞 <b>New contact</b> · { $client }
contact-form-ask-name = What is their name? Type it, for example <i>Maria Sokolova</i>, or share a Telegram contact
contact-form-ask-phone = The phone? For example, <i>+7 916 123-45-67</i>, or share a Telegram contact
contact-form-ask-position = Their position? For example, <i>chief accountant</i>
contact-form-ask-decides = Do they decide?
contact-form-done = ✅ Contact recorded: <b>{ $name }</b> · { $client }
person-form-title = ✏️ <b>{ $name }</b> · { $client }
person-ask-name = What are they really called? Type it, for example <i>Maria Sokolova</i>, or share a Telegram contact
person-without-phone = No phone
person-without-position = No position
person-corrected = ✅ Corrected: <b>{ $name }</b> · { $client }
