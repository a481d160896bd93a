# Whose public holidays the company keeps.

holidays-open = 🎄 Праздники
holidays-title = 🎄 <b>Чьи праздники у компании?</b> В праздники и выходные бот ни о чём не напоминает, и время на решение не идёт.
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
