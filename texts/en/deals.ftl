# Deals: a new deal, step by step.

deal-form-title = 🤝 <b>New deal</b>
deal-form-called = Deal: <b>{ $title }</b>
deal-form-amount = Amount: { $amount }
deal-form-monthly = Each month: { $amount }
deal-form-first = First charge (connection): { $amount }
deal-form-start = Begins: { $day }
deal-form-ask-client = With whom? Choose a client or type a part of the name, for example <i>acme</i>
deal-form-no-client = You have no client “{ $words }”. Type the name differently, for example <i>acme</i>, or register a new one: /client
deal-form-ask-title = What was agreed? A title, for example <i>Raw materials No. 14</i>
deal-form-ask-kind = Does the client pay once (instalments are fine) or each month?
deal-form-one-off = One-off
deal-form-recurring = Monthly
deal-form-ask-amount = For how much? For example, <i>500k</i> or <i>12,345.67</i>
deal-form-ask-monthly = How much a month? For example, <i>10k</i>
deal-form-ask-first = Is there a first charge, for connection? Type the amount, for example <i>5000</i>, or skip it
deal-form-ask-start = When does it begin? Choose a day or type it, for example <i>1 December</i>
deal-form-today = Today, { $day }
deal-form-ask-papers = Which documents does it need? Remove what it does not.
deal-form-paper-wanted = ☑️ { $title }
deal-form-paper = ▫️ { $title }
deal-form-paper-contract = Contract
deal-form-paper-invoice = Invoice
deal-form-paper-act = Acceptance certificate
deal-form-papers = Documents: { $papers }
deal-form-no-papers = No documents
deal-form-done = ✅ Deal recorded: <b>{ $title }</b>

deals-title = 🤝 Deals: <b>{ $client }</b>
deals-none = No deals with <b>{ $client }</b> yet.
deal-in-list = { $closed ->
    [true] ✔️ { $title } — closed
   *[false] { $title }
}
deal-title = 🤝 <b>{ $title }</b> · { $client }
deal-one-off = One-off: { $amount }, { $left } left
deal-monthly = Each month: { $amount }
deal-monthly-first = Each month: { $amount }, first payment { $first }
deal-since = Since { $day }
deal-paid = Paid for this deal: { $amount }
deal-closed = ✔️ Closed on { $day }
deal-close = ✔️ Close the deal
deal-close-sure = Close the deal <b>{ $title }</b> ({ $client })? It will take no new payments and cannot be opened again.
deal-close-yes = Yes, close it
