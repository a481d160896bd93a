# «А если клиент заплатит…»: что получил бы каждый. Ничего не записывается.

whatif-title = 🔮 <b>А если…</b>
whatif-what = <b>{ $client }</b> · { $amount } · { $day }
whatif-own = Вам: <b>{ $amount }</b> ({ $kinds })
whatif-person = • { $name } — <b>{ $amount }</b> ({ $kinds })
whatif-missed = 💸 Сопровождение { $amount } не получит никто: клиент ещё не передан
whatif-nobody = Никто ничего не получит: проценты в плане нулевые.
whatif-nothing-for-you = Вам с такой оплаты ничего не полагается.
whatif-no-rule = ⚠️ На этот день в плане нет правила для этого клиента: начислений бы не было.
whatif-nothing-written = Это прикидка: ничего не записано.
whatif-other-amount = 💰 Другая сумма
whatif-other-day = 🗓 Другой день
whatif-other-client = 👥 Другой клиент
whatif-ask-client = Какой клиент? Выберите или напишите название. Можно и одной строкой: <i>/whatif ромашка 150к завтра</i>
whatif-no-clients = Какой клиент? Напишите название или его часть, например <i>ромашка</i>
whatif-ask-amount = Сколько он мог бы заплатить? Например, <i>150к</i> или <i>12 345,67</i>
whatif-ask-day = Когда? Выберите день или напишите, например <i>завтра</i> или <i>12.11</i>
whatif-today = Сегодня, { $day }
whatif-tomorrow = Завтра, { $day }
whatif-last-day = Конец периода, { $day }
whatif-first-out = После него, { $day }
whatif-by-draft = 📜 По черновику плана № { $number }, как если бы он уже действовал
whatif-try-draft = 📜 По черновику № { $number }
whatif-by-published = 📜 По действующему плану
