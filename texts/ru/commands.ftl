# What the commands in the menu do: at most 256 characters, without markup.

command-start = что ждёт сегодня
command-pay = записать оплату
command-confirm = подтвердить оплаты
command-client = новый клиент
command-deal = новая сделка
command-clients = мои клиенты
command-transfers = передачи клиентов
command-earnings = мой заработок
command-whatif = а если клиент заплатит…
command-watch = что стоит посмотреть
command-team = люди и приглашения
command-audit = кто что сделал
command-month = закрыть месяц, ведомости
command-plan = план вознаграждения
command-digest = сводка сейчас
command-settings = язык, часы, тишина
command-help = что я умею
