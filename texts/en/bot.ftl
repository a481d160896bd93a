# What the bot says when there is no feature to speak: to strangers, after errors, to what it did not understand.

stranger = Hello! This bot is for the company's staff. Ask your head for an invitation: open its link, and we can begin.
form-closed = This form is closed already, nothing is lost. Start again from the menu or press /start.
database-trouble = It could not be saved: the database is out of reach just now. Nothing was recorded — please try again in a minute.
incident = Something broke on my side, not on yours. Please try again; if that does not help, tell your administrator the number <b>{ $number }</b>.

fallback-text = I did not get that, but here is what you can do:
fallback-no-text = I read text only. Here is what you can do:
fallback-press = This button is from an earlier version. Here is what you can do now:

delivery-again = 🔁 Once more: the connection broke, and a message may not have arrived.
