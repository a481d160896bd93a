# Words that several features share: buttons, roles, days and months.

common-yes = Yes
common-no = No
common-back = ‹ Back
common-cancel = ✖️ Cancel
common-save = ✅ Save
common-next = Next ›
common-skip = Skip
common-undo = ↩️ Undo
common-find-client = 🔎 Looking for a client? Just type the name.
common-find-person = 🔎 Looking for somebody? Just type the name.
common-find-payment = 🔎 Looking for a payment? Type the client.
undo-done-meeting = ↩️ Undone: the meeting or call is off the record
undo-done-person = ↩️ Undone: the contact is gone
undo-done-deal = ↩️ Undone: the deal is gone
undo-done-client = ↩️ Undone: the client is off the list
common-done = Done

role-director = director
role-head = head of department
role-hunter = hunter
role-account_manager = account manager
role-accountant = accountant
role-system = system
role-newcomer = newcomer
department-commercial = commercial department
department-client = client department

axis-ones = { $sign }
axis-thousands = { $sign } thousand
axis-millions = { $sign } million

day-yesterday = yesterday
day-today = today
day-tomorrow = tomorrow

month-nominative = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-genitive = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-prepositional = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
weekday-long = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
