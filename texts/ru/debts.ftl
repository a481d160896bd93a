# What clients owe and have not signed.

debts-title = 📌 <b>Долги и документы</b> · { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
    [many] { $count } клиентов
   *[other] { $count } клиента
 }
debts-none = ✅ Долгов нет, и все документы подписаны.
debts-line = • { $client } — { $what }
debts-overdue = просрочено { $amount } с { $since }
debts-papers = не подписано: { $count }
debts-client = 📇 { $client }
debts-open = 📌 Долги и документы
