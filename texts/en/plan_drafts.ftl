# A version of the plan in the making: its card, its lines, the questions about each term, publishing.

plan-draft-title = 📝 <b>Draft: plan No. { $number }</b>
plan-draft-starts = Will be in force from { $first }
plan-draft-late = Will be in force from { $first }, which has passed: what was earned since then is recalculated
plan-draft-changes = <b>Changes to No. { $number }</b>
plan-draft-same = No different from No. { $number } so far.
plan-draft-empty = No business lines yet: add at least one.
plan-draft-dropped = 🗑 The draft of plan No. { $number } is deleted.
plan-draft-published = ✅ Plan No. { $number } is published, in force from { $first }. Everybody who earns will be told.
plan-draft-published-without-rule = { plan-draft-published }
    ⚠️ Without a rule: { $count ->
    [one] { $count } payment
   *[other] { $count } payments
 } of { $amount }.

plan-change = • { $line }: { $what }
plan-change-whole = • { $what }
plan-change-line-added = • a new line: { $line }
plan-change-line-removed = • no such line any more: { $line }
plan-change-title = that is what “{ $before }” is called now
plan-change-period = period: { $before } → { $after }
plan-change-commission = hunter in the period: { $before } → { $after }
plan-change-residual = hunter after the period: { $before } → { $after }
plan-change-service = account manager: { $before } → { $after }
plan-change-vat = VAT: { $before } → { $after }
plan-change-commercial-head = head of the commercial department: { $before } → { $after }
plan-change-client-head = head of the client department: { $before } → { $after }
plan-change-regular-contacts = contacts of a regular client: { $before } → { $after }
plan-change-key-contacts = contacts of a key client: { $before } → { $after }
plan-change-key-turnover = key client from: { $before } → { $after }
plan-change-none = none
plan-changes-more = …and { $count } more

plan-draft-line = ✏️ { $title }
plan-draft-add = ➕ Line
plan-draft-heads = 👔 Heads
plan-draft-contacts = 🤝 Contacts
plan-draft-turnover = ⭐ Key clients
plan-draft-number = 🔢 Number
plan-draft-start = 📅 From { $first }
plan-draft-effect = 📊 What changes
plan-draft-publish = 📜 Publish
plan-draft-drop = 🗑 Delete the draft
plan-draft-drop-sure = 🗑 Delete the draft of plan No. { $number }? There is no way back.
plan-draft-drop-yes = 🗑 Yes, delete it
plan-draft-back = ‹ Draft
plan-line-period = ⏱ Period
plan-line-percents = 🧮 Percentages
plan-line-tax = 🧾 VAT
plan-line-rename = ✏️ Name
plan-line-remove = 🗑 Remove
plan-line-removed = The line is removed

plan-publish-sure = 📜 Publish plan No. { $number } from { $first }?
    It cannot be changed afterwards. It can be withdrawn while it is not in force. Everybody who earns gets a message.
plan-publish-late = 📜 Plan No. { $number } starts on { $first }, in the past.
    All that was earned from payments since then is recalculated, and the plan cannot be withdrawn. Really from { $first }?
plan-publish-late-sure = 📜 <b>For the last time:</b> plan No. { $number } from { $first }. This is recorded at once:
plan-publish-late-nothing = No amount changes: there are no payments since then that the plan touches.
plan-publish-yes = 📜 Yes, publish
plan-publish-late-yes = Yes, from { $first }
plan-publish-late-really = 📜 Recalculate and publish

plan-ask-title = What is the line called?
    Type it, for example <i>Retail supplies</i>
plan-ask-kind = What limits the acquisition period?
plan-kind-payments = Payments
plan-kind-months = Months
plan-kind-first = Both: the first to end
plan-kind-last = Both: the last to end
plan-ask-payments = How many first payments belong to the period? Choose or type a number, for example <i>2</i>
plan-ask-months = How many months from the first payment? Choose or type a number, for example <i>3</i>
plan-wrong-count = A whole number from 1 to { $most } is needed, for example <i>3</i>
plan-ask-vat = What percentage of VAT do payments contain? Choose or type it, for example <i>20</i>
plan-vat-none = No VAT
plan-wrong-vat = A number from 0 to 100 is needed, for example <i>20</i>
plan-ask-contacts = How many of our people must know a client in person: a regular and a key one? Type two numbers, for example <i>2 4</i>
plan-wrong-contacts = Two whole numbers with a space between are needed, for example <i>2 4</i>
plan-ask-turnover = From what yearly sum of payments is a client key? For example <i>1m</i>
plan-turnover-none = Only when a head marks it
plan-ask-number = What is the plan's number? Type it, for example <i>7-P</i>
plan-ask-start = From which day is the plan in force? Choose or type it, for example <i>Apr 1</i>

plan-file-sample = 📄 This is plan No. { $number } as a file: change it and send it back. What you send becomes a draft; nothing changes before it is published.
plan-file-type = This does not look like a plan: a text file .yaml of up to { $kilobytes } KB is needed. A sample: /plan → “From a file”
plan-file-wrong = ✖️ Line { $line }, <code>{ $where }</code>: { $what }
    No draft was made. Correct the file and send it again.
plan-file-unreadable = ✖️ Line { $line }: this is not YAML. Look at the indents, colons and quotes, and send it again.
plan-file-name = plan
plan-flaw-no-fields = fields with values are needed here
plan-flaw-unknown = there is no such field. There are: { $detail }
plan-flaw-missing = the field is missing
plan-flaw-not-single = a single value is needed here
plan-flaw-name = a short name is needed: up to { $title } characters, a number up to { $number }
plan-flaw-word = there is no such value. There are: { $detail }
plan-flaw-number = “{ $detail }” is not a number. For example, 7.35
plan-flaw-percent = “{ $detail }” is not a percentage. A number from 0 to 100 with at most two decimals is needed, for example 7.35
plan-flaw-count = “{ $detail }” is not a whole number. For example, 3
plan-flaw-day = “{ $detail }” is not a date. For example, 2026-04-01
plan-flaw-no-period = how long is the period? A number of payments, of months, or both
plan-flaw-payments = at least one payment is needed
plan-flaw-months = that many months make no sense: from 0 to { $most }
plan-flaw-no-lines = a plan needs at least one line
plan-flaw-many-lines = more lines than { $most }
plan-flaw-twice = this line is further up already
plan-flaw-other = this value does not fit
