# Whose public holidays the company keeps.

holidays-open = 🎄 Праздники
holidays-title = 🎄 <b>По праздникам какой страны живёт компания?</b> В праздники и выходные я ни о чём не напоминаю, и время на решение не идёт.
holidays-one = { $chosen ->
    [true] ✅ { $country }
   *[false] { $country }
 }
holidays-ru = Россия
holidays-by = Беларусь
holidays-kz = Казахстан
holidays-am = Армения
holidays-az = Азербайджан
holidays-ge = Грузия
holidays-kg = Киргизия
holidays-uz = Узбекистан
