# What the commands in the menu do: at most 256 characters, without markup.

command-start = what waits today
command-pay = log a payment
command-confirm = confirm payments
command-client = a new client
command-deal = a new deal
command-clients = my clients
command-transfers = client transfers
command-earnings = what I have earned
command-whatif = what if a client pays…
command-watch = what is worth a look
command-team = people and invitations
command-audit = who did what
command-month = close the month, payroll
command-plan = the compensation plan
command-digest = the digest, now
command-settings = language, hours, silence
command-help = what I can do
