# A person's own settings, and the choice of a time zone.

settings-title = ⚙️ <b>Settings</b>
settings-language = Language: { $language }
settings-language-ru = 🇷🇺 Русский
settings-language-en = 🇬🇧 English
settings-zone = 🕐 Time zone: { $city }, it is { $time }
settings-quiet = 🌙 Quiet hours: { $first } to { $last }
settings-quiet-never = 🌙 No quiet hours: I write at once, at night too
settings-digest-daily = 📊 Digest: every day at { $time }
settings-digest-workdays = 📊 Digest: on working days at { $time }
settings-digest-some-days = 📊 Digest: { $count ->
    [one] { $count } day
   *[other] { $count } days
 } a week at { $time }
settings-digest-never = 📊 Digest: none
settings-change-zone = 🕐 Time zone
settings-change-quiet = 🌙 Quiet hours
settings-change-digest = 📊 Digest
settings-saved = Saved

settings-quiet-why = Then I keep silent: whatever happens comes when the silence ends. Your own messages are always answered.
settings-quiet-on = Switch on: 21:00 to 08:00
settings-quiet-off = No quiet hours
settings-quiet-from-earlier = Begin an hour earlier
settings-quiet-from-later = Begin an hour later
settings-quiet-to-earlier = End an hour earlier
settings-quiet-to-later = End an hour later

notices-open = 🔔 Notices
notices-title = 🔔 <b>What comes, and how</b>
notices-how = Tap a line to change it: with a sound, without one, only in the digest.
notices-always = Decisions that wait for you, and all about your access, always come with a sound.
notices-no-digest = Your digest is off, so what was to come in it comes at once, without a sound.
notices-kind-money = Payments and earnings
notices-kind-transfers = How transfers go
notices-kind-introductions = Introductions
notices-kind-reminders = Dates and debts
notices-kind-team = People and contacts
notices-kind-digest = Digest
notices-with-sound = 🔔 { $kind }: with a sound
notices-without-sound = 🔕 { $kind }: without a sound
notices-in-digest = 📊 { $kind }: in the digest
notices-days-off = 😴 Days off: { $days }. I keep silent then; all of it comes on the next working day at 9:00.
notices-no-days-off = 😴 Mark the days on which not to disturb you:
notices-all-loud = 🔔 Notices: all with a sound
notices-some-quiet = 🔔 Notices: { $count ->
    [one] { $count } kind
   *[other] { $count } kinds
 } without a sound

zone-choose = 🕐 <b>Time zone</b>
    Choose a city with your time, or type your own, such as <code>Perm</code>.
zone-unknown = I do not know this city. Type the nearest big one, or choose from the list.
zone-label = { $city } · { $time }
zone-kaliningrad = Kaliningrad
zone-moscow = Moscow, Saint Petersburg, St. Petersburg, Kazan, Nizhny Novgorod, Rostov-on-Don, Krasnodar, Sochi, Voronezh, Volgograd, Yaroslavl, Tula, Ryazan, Murmansk, Arkhangelsk, Kirov
zone-samara = Samara, Tolyatti, Izhevsk, Saratov, Ulyanovsk, Astrakhan
zone-yekaterinburg = Yekaterinburg, Ekaterinburg, Chelyabinsk, Perm, Ufa, Tyumen, Orenburg, Magnitogorsk, Surgut, Kurgan
zone-omsk = Omsk
zone-novosibirsk = Novosibirsk, Krasnoyarsk, Tomsk, Barnaul, Kemerovo, Novokuznetsk, Abakan, Norilsk
zone-irkutsk = Irkutsk, Ulan-Ude, Angarsk, Bratsk
zone-yakutsk = Yakutsk, Chita, Blagoveshchensk
zone-vladivostok = Vladivostok, Khabarovsk, Nakhodka, Ussuriysk
zone-magadan = Magadan, Yuzhno-Sakhalinsk
zone-kamchatka = Petropavlovsk-Kamchatsky, Anadyr
