# Whose public holidays the company keeps.

holidays-open = 🎄 Holidays
holidays-title = 🎄 <b>Whose holidays does the company keep?</b> On holidays and weekends nobody is reminded, and the time to decide stands still.
holidays-one = { $chosen ->
    [true] ✅ { $country }
   *[false] { $country }
 }
holidays-ru = Russia
holidays-by = Belarus
holidays-kz = Kazakhstan
holidays-am = Armenia
holidays-az = Azerbaijan
holidays-ge = Georgia
holidays-kg = Kyrgyzstan
holidays-uz = Uzbekistan
