# Clients: the list, the card, contacts, documents.

clients-title = 👥 <b>Clients</b>: { $count }
    Just type a name and I will find it.{ $starred ->
        [true] {" "}⭐ is a key client.
       *[false] {""}
    }
clients-nobody = No clients yet. Register the first one: /client — four questions.
clients-none-such = No such clients right now.
clients-one = { $star ->
    [true] ⭐ { $name }
   *[false] { $name }
}
clients-one-until = { $star ->
    [true] ⭐ { $name } · until { $day }
   *[false] { $name } · until { $day }
}
clients-one-lapsed = { $star ->
    [true] ⭐ { $name } · ended { $day }
   *[false] { $name } · ended { $day }
}
clients-filter-all = All
clients-filter-acquisition = In period
clients-filter-soon = Soon
clients-filter-lapsed = To hand over
clients-filter-current = Current
clients-filter-present = • { $name }
clients-previous = ‹
clients-next = ›
clients-search = 🔎 Find
clients-page = { $number } / { $pages }
clients-back = ‹ All clients

client-title = 📇 <b>{ $name }</b> · { $line }
client-title-key = 📇 <b>{ $name }</b> ⭐ key client · { $line }
client-tax-number = Tax number { $number }
client-transferred = Handed over to the client department on { $day }
client-hunter = Hunter: { $name }
client-hunters = Hunters: { $names }
client-share = { $name } { $share }
client-manager = Account manager: { $name }
client-received = Paid: { $amount } ({ $count ->
    [one] { $count } payment
   *[other] { $count } payments
})
client-waiting = Awaiting confirmation: { $amount }
client-overdue = ⚠️ Overdue: { $amount } since { $since }
client-deal = Deal: { $title }
client-contacts = Personal contacts: { contacts-held }
contacts-held = { $more ->
    [true] { $held } ({ $required } needed)
   *[false] { $held } of { $required }
 }
contacts-but = { $enough ->
    [true] , but
   *[false] {" "}—
 }
client-deals-more = More deals: { $count }
client-next-transfer = 👉 The transfer is being decided
client-next-debt = 👉 Call them: { $amount } overdue
client-next-meet = 👉 Meet them in person
client-next-papers = 👉 Get the papers signed · { $count }
client-next-person = 👉 Add somebody to call
paper-moved = Noted: { $title } — { $state }
client-documents = Documents open: { $count }
client-pay = 💰 Payment
client-add-deal = 🤝 New deal
client-persons = 📞 Contacts
client-met = 👋 Met or spoke
client-payments = 🧾 Payments
client-deals = 🤝 Deals
client-papers = 📄 Documents
client-correct = ✏️ Correct

persons-title = 📞 Contacts: <b>{ $client }</b>
persons-none = <b>{ $client }</b> has no contact persons yet. Add at least one.
person-name = <b>{ $name }</b>
person-decides = <b>{ $name }</b> — decides
person-position = { $position }
person-phone = { $phone }
person-add = ➕ Add a contact
person-one = ✏️ { $name }
person-correct-name = ✏️ Name
person-correct-phone = ✏️ Phone
person-correct-position = ✏️ Position
person-remove = 🗑 Remove
person-remove-sure = 🗑 Remove the contact <b>{ $name }</b> · { $client }?
    Meetings with the client still count.
person-remove-yes = 🗑 Yes, remove
person-removed = 🗑 Contact removed: <b>{ $name }</b>

papers-title = 📄 Documents: <b>{ $client }</b>
papers-how = Press when a document is sent, and again when it is signed.
papers-none = No documents for the deals of <b>{ $client }</b>.
paper-needed = ▫️ { $title } — needed
paper-sent = 📨 { $title } — sent
paper-signed = ✅ { $title } — signed

clients-new = ➕ New client

client-form-title = 📇 <b>New client</b>
client-form-name = Name: <b>{ $name }</b>
client-form-line = Business line: { $line }
client-form-ask-name = What is the client called? For example, <i>Acme Ltd</i>
client-form-ask-similar = ⚠️ There is a similar client already. Is it this one?
client-form-it-is = 📇 { $name }
client-form-another = No, another one ›
client-form-ask-line = Which business line?
client-form-no-lines = There are no business lines yet: the compensation plan sets them. Ask the director to publish it — /plan
client-form-ask-tax-number = The tax number? Ten or twelve digits, for example <i>7707083893</i>
client-form-ask-hunter = Whose client is it?
client-form-ask-hunters = Whose client is it? Mark everybody, then we divide the percentage.
client-form-several = 👥 Several hunters
client-form-one-hunter = 👤 One hunter
client-form-no-hunters = There are no hunters yet: invite at least one — /team
client-form-ask-shares = How do { $names } divide the percentage? Type the shares with spaces, in the same order, for example <i>{ $example }</i>
client-form-equal = Equally
client-form-done = ✅ Client registered: <b>{ $name }</b>
client-form-done-for-other = ✅ Client registered: <b>{ $name }</b>. The hunter and the commercial head see its card.

client-details-title = ✏️ <b>{ $name }</b> · { $line }
client-details-ask = What is wrong?
client-details-name = Name
client-details-number = Tax number
client-details-line = Line
client-details-without-number = No tax number
client-details-one-line = The plan has no other line.
client-details-corrected = ✅ Corrected
