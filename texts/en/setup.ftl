# Setting a company up.

setup-name = 🚀 <b>Step 1 of 5.</b> What is the company called?
    Type it, for example <code>Daisy Ltd</code>
setup-name-known = 🚀 <b>Step 1 of 5.</b> The company: <b>{ $name }</b>
    Type another name, or press Next.
setup-wrong-name = A name has at least one letter and at most 200 characters, for example <code>Daisy Ltd</code>

setup-company = 🚀 <b>Step 2 of 5.</b> { $name }: is this right?
    Usually nothing has to be changed. The dates of payments and periods go by the company's clock.
setup-zone = 🕐 { $city }, it is { $time }
setup-currency = 💱 Currency: { $currency }
setup-confirmation-on = ✅ Somebody else confirms payments
setup-confirmation-off = ⚡️ Payments count at once

setup-departments = 🚀 <b>Step 3 of 5.</b> Departments
    The commercial one wins clients and hands them to the client one after the acquisition period. Press a department to rename it.
setup-commercial = Commercial department
setup-client = Client department
setup-pair = { $commercial } → { $client }
setup-rename = ✏️ { $name }
setup-add-pair = ➕ Another pair
setup-rename-ask = ✏️ What shall “{ $name }” be called?
    Type it, for example <code>Sales</code>
setup-wrong-department = A name has at least one letter and at most 200 characters, for example <code>Sales</code>
setup-pair-ask = ➕ What shall the new pair be called? The commercial one first, then the client one, with a slash:
    <code>Sales North / Clients North</code>
setup-wrong-pair = Two names with a slash are needed, for example <code>Sales North / Clients North</code>

setup-lines = 🚀 <b>Step 4 of 5.</b> What is your business?
    Mark one line or several: each has an acquisition period and percentages of its own. You can correct them next.
setup-line-internet = Internet access
setup-line-retail = Supplies to retail
setup-line-production = Supplies to production
setup-line-services = One-off services
setup-line-chosen = ✅ { $title }
setup-line-free = ▫️ { $title }

setup-terms = 📜 <b>Compensation plan</b> from { $first }. Check it and publish:
setup-edit-line = ✏️ { $title }: { $commission } / { $residual } / { $service }
setup-edit-heads = ✏️ Heads: { $commercial } / { $client }
setup-publish = 📜 Publish the plan
setup-percents-ask = Type three percentages: the hunter's in the period, the hunter's after it, the account manager's. For example <code>10 1 3</code>
setup-wrong-percents = I did not get that. Three numbers from 0 to 100 with spaces, for example <code>10 1 3</code>
setup-heads-ask = Type two percentages: for the head of the commercial department and for the client one. For example <code>1 0.5</code>
setup-wrong-heads = I did not get that. Two numbers from 0 to 100 with a space, for example <code>1 0.5</code>

setup-people = 🚀 <b>Step 5 of 5.</b> The plan is published; now invite your people.
    Begin with the heads of departments: they invite their own. Each link is for one person, for 7 days.
setup-joined = 🎉 Here already: { $names }
setup-invited = ✉️ Invited: { $names }
setup-done = 🏁 Done
