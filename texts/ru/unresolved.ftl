# Payments that nothing in the plan rules.

unresolved-title = ⚠️ <b>Без правила: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 } на { $amount }</b>
    Начислений по ним не будет, пока для них нет условий. Опубликуйте план, который их покроет, — и всё посчитается само.
unresolved-nothing = ✅ У каждой оплаты есть правило в плане.
unresolved-payment = { $day } · { $client } · { $amount }
unresolved-no-plan = • { $day }: плана ещё не было
unresolved-no-line = • { $day }: в плане нет направления «{ $line }»
unresolved-told-no-plan = ⚠️ Оплате нужно правило: { $client } · { $amount } · { $day }. На { $rule } плана ещё не было, начислений пока нет.
unresolved-told-no-line = ⚠️ Оплате нужно правило: { $client } · { $amount } · { $day }. В плане на { $rule } нет направления «{ $line }», начислений пока нет.
unresolved-open = 💰 Оплата
unresolved-all = ⚠️ Все без правила
unresolved-home = ⚠️ Без правила в плане: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 } на { $amount }
unresolved-digest = • Без правила в плане: { $count ->
    [one] { $count } оплата
    [few] { $count } оплаты
    [many] { $count } оплат
   *[other] { $count } оплаты
 } на { $amount }
unresolved-do = ⚠️ Без правила · { $count }
unresolved-earlier = ‹
unresolved-later = ›
