# People: departments, cards, invitations, and what is told of people.

team-title = 🧑‍💼 <b>People</b>
team-department = <b>{ $name }</b>: { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
team-head = Head: { $name }
team-no-head = No head yet
team-others = Management and accounting: { $names }
team-others-button = Management and accounting
team-department-button = { $name } · { $count }
team-nobody = Nobody yet. Invite the first one: the link takes half a minute.
team-invite = ➕ Invite
team-invitations = ✉️ Invitations · { $count }
team-all = ‹ All people
team-member = { $name } · { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
 }
team-member-without-clients = { $name } · { $role }
team-member-suspended = ⏸ { $name } · suspended

person-title = 🧑‍💼 <b>{ $name }</b>
person-role = { $role }
person-role-in = { $role }, { $department }
person-clients = Clients: { $count }
person-earned = Earned in { $month }: { $amount }
person-suspended = ⏸ Access suspended
person-unreachable = 📵 Blocked the bot: messages do not arrive
person-appoint = ⭐ Appoint as head
person-suspend = ⏸ Suspend
person-restore = ▶️ Give access back
person-suspend-sure = Suspend <b>{ $name }</b>?
    Access ends at once. { $count ->
        [0] No clients to hand over.
        [one] { $count } client goes to the head of department.
       *[other] { $count } clients go to the head of department.
     }
person-suspend-yes = ⏸ Yes, suspend
person-suspended-toast = Access closed
person-suspended-done = ⏸ { $name }: access closed. There were no clients.
person-suspended-handed = ⏸ { $name }: access closed. { $count ->
    [one] { $count } client is
   *[other] { $count } clients are
 } with the head now: { $head }
person-suspended-waits = ⏸ { $name }: access closed. { $count ->
    [one] { $count } client waits
   *[other] { $count } clients wait
 } for a new head of department: appoint one, and they go there.

invitations-title = ✉️ <b>Invitations</b>
    Not used yet. Press one to revoke it.
invitations-none = ✉️ There are no open invitations.
invitations-line = • { $name } — { $role }, until { $until }
invitations-revoke = 🗑 { $name }
invitations-revoked = Invitation revoked

invite-as-whom = ➕ <b>Whom do we invite?</b>
invite-place = { $role }
invite-manager = Account manager
invite-place-in = { $role } · { $department }
invite-name = ➕ Invitation, role: { $role }
    What is their name? Type first and last name, such as <code>John Brown</code>
invite-name-wrong = A name has at least one letter and at most 200 characters.
invite-message = { $name }, I invite you to our bot: payments, earnings and client transfers in one chat.
    Open the link and press Start: { $link }
    The link works once, until { $until }
invite-sent = ☝️ The invitation for { $name } is ready: forward the message above. I will write when they have joined.
invite-more = ➕ One more

notice-joined = 🎉 { $name } has joined
notice-unreachable = 📵 <b>{ $name }</b>: the bot's messages do not arrive. It is blocked, or the account is gone.
    Ask them to open the chat with the bot and press “Start”: all that has piled up comes at once.
notice-clients-taken = ⏸ { $name } is suspended. { $count ->
    [one] { $count } client has
   *[other] { $count } clients have
 } come to you
notice-clients-left = ⏸ { $name } is suspended. { $count ->
    [one] { $count } client is
   *[other] { $count } clients are
 } left without anybody: appoint a head of department, and they go there.
notice-open-card = Open the card
notice-head-you = ⭐ You are the head of “{ $department }” now. People and invitations: /team
notice-head-other = The head of “{ $department }” is { $name } now
