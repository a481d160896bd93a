# What a head may want to look at when an acquisition period ends.

watch-title = 👀 <b>Worth a look</b>: { $count }
    All of it is recorded, nothing is forbidden.
watch-nothing = 👀 Nothing to look at: no backdated payments, no moved dates. When there are any, you will see them here and in the digest.
watch-nothing-ever = 👀 Nothing of the kind so far.
watch-line = { $number }. { $what }
watch-backdated = <b>{ $client }</b>: a payment of { $amount } dated { $day } was recorded { $on }, when the period was over ({ $lapse }). { $by }
watch-backdated-moved = <b>{ $client }</b>: a payment of { $amount } was moved from { $was } to { $day }, inside the period (until { $lapse }), { $on }. { $by }
watch-start-moved = <b>{ $client }</b>: the first payment was { $was } and is { $now } now, so the period moved, { $on }. { $by }
watch-start-gone = <b>{ $client }</b>: the first payment, { $was }, was voided, and the period begins anew, { $on }. { $by }
watch-prepaid = <b>{ $client }</b>: { $amount } on { $day }, in the last week of the period (until { $lapse }). They usually pay { $usual }. { $by }
watch-tax-number = <b>{ $client }</b>: somebody wanted to give another client the same tax number, { $number }, { $on }. { $by }
watch-same-name = <b>{ $client }</b>: the period is over, and a client of the same name is recorded once more, { $on }. { $by }
watch-number-changed = <b>{ $client }</b>: the tax number was { $was } and is { $now } now, so the former one is free for a new client, { $on }. { $by }
watch-number-gone = <b>{ $client }</b>: the tax number { $was } was removed, so it is free for a new client, { $on }. { $by }
watch-open = { $number } · { $client }
watch-seen = ✔️ Seen
watch-all-seen = ✔️ All seen
watch-seen-too = Show what I have seen
watch-unseen-only = Only new
watch-toast-seen = { $count ->
    [one] Marked
   *[other] Marked: { $count }
 }
