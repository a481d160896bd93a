# What the commands in the menu do: at most 256 characters, without markup.

command-start = what waits today
command-pay = log a payment
command-confirm = confirm payments
command-client = a new client
command-deal = a new deal
command-clients = my clients
command-transfers = client transfers
command-earnings = what I have earned
command-team = people and invitations
command-plan = the compensation plan
command-digest = the digest, now
command-settings = language, hours, silence
command-help = what I can do
