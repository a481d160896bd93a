# Why something is not allowed or not possible now: one line for each refusal's code, with what to do instead.

refusal-not-found = Не нашлось. Возможно, это уже в прошлом: /start покажет, что есть сейчас.
refusal-not-allowed = Это делает кто-то другой: у вашей роли такого права нет.
refusal-outdated = Пока вы смотрели, всё изменилось. Вот как обстоит дело сейчас.
refusal-not-yours = Это решают начальники двух отделов — или директор вместо них. Карточка покажет, кого ждут.
refusal-manager-not-named = Выберите, кто примет клиента: менеджера клиентского отдела из списка.
refusal-decision-stands = Отменить уже нельзя: вторая сторона тоже решила. Карточка показывает, что вышло.
