# What clients owe and have not signed.

debts-title = 📌 <b>Debts and documents</b> · { $count ->
    [one] { $count } client
   *[other] { $count } clients
 }
debts-none = ✅ Nobody owes anything, and all documents are signed.
debts-line = • { $client } — { $what }
debts-overdue = { $amount } overdue since { $since }
debts-papers = not signed: { $count }
debts-client = 📇 { $client }
debts-open = 📌 Debts and documents
