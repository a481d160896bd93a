# Сделки: новая сделка по шагам.

deal-form-title = 🤝 <b>Новая сделка</b>
deal-form-called = Сделка: <b>{ $title }</b>
deal-form-amount = Сумма: { $amount }
deal-form-monthly = Каждый месяц: { $amount }
deal-form-first = Первый платёж (подключение): { $amount }
deal-form-start = Начало: { $day }
deal-form-ask-client = С кем сделка? Выберите клиента или напишите часть названия, например <i>ромашка</i>
deal-form-no-client = Клиента «{ $words }» у вас нет. Напишите название иначе, например <i>ромашка</i>, или заведите нового: /client
deal-form-ask-title = О чём договорились? Название, например <i>Поставка сырья № 14</i>
deal-form-ask-kind = Клиент платит один раз (можно частями) или каждый месяц?
deal-form-one-off = Разовая
deal-form-recurring = Ежемесячная
deal-form-ask-amount = На какую сумму? Например, <i>500к</i> или <i>12 345,67</i>
deal-form-ask-monthly = Сколько в месяц? Например, <i>10к</i>
deal-form-ask-first = Есть первый платёж, за подключение? Напишите сумму, например <i>5000</i>, или пропустите
deal-form-ask-start = Когда начинается? Выберите день или напишите, например <i>1 декабря</i>
deal-form-today = Сегодня, { $day }
deal-form-ask-papers = Какие документы нужны? Уберите лишнее.
deal-form-paper-wanted = ☑️ { $title }
deal-form-paper = ▫️ { $title }
deal-form-paper-contract = Договор
deal-form-paper-invoice = Счёт
deal-form-paper-act = Акт
deal-form-papers = Документы: { $papers }
deal-form-no-papers = Без документов
deal-form-done = ✅ Сделка записана: <b>{ $title }</b>

deals-title = 🤝 Сделки: <b>{ $client }</b>
deals-none = Сделок с <b>{ $client }</b> пока нет.
deal-in-list = { $closed ->
    [true] ✔️ { $title } — закрыта
   *[false] { $title }
}
deal-title = 🤝 <b>{ $title }</b> · { $client }
deal-one-off = Разовая: { $amount }, остаток { $left }
deal-monthly = Каждый месяц: { $amount }
deal-monthly-first = Каждый месяц: { $amount }, первый платёж { $first }
deal-since = С { $day }
deal-paid = Оплачено по сделке: { $amount }
deal-closed = ✔️ Закрыта { $day }
deal-close = ✔️ Закрыть сделку
deal-close-sure = Закрыть сделку <b>{ $title }</b> ({ $client })? Новых оплат она не примет, открыть её снова нельзя.
deal-close-yes = Да, закрыть
