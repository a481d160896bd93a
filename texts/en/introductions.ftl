# The introduction: after the hand-over the client meets its account manager.

introduction-title = 👣 <b>Introduction</b> · day { $day }
introduction-title-ended = 👣 <b>Introduction</b>
introduction-client = <b>{ $client }</b>{ $star ->
    [true] {" "}⭐ key client
   *[false] {""}
}
introduction-part-introduce = Hunter
introduction-part-meet = Account manager
introduction-part-greet = Head
introduction-part-waits = { $who }: ⏳ { $name } — not yet
introduction-part-done = { $who }: ✅ { $name } — done
introduction-part-met = { $who }: ✅ { $name }, met on { $day }
introduction-asked-introduce = Introduce the client in person: { $manager } looks after it now. Tell me here when it is done.
introduction-asked-meet = The client is yours now. Meet it together with the hunter, and tell me here when and whom.
introduction-asked-greet = This is a key client: it must know you in person too. When you have met, tell me here when and whom.
introduction-not-enough = Both sides have met, but there are too few personal contacts yet. The others record a meeting on the client's card.
introduction-done = ✅ The introduction took place, and there are enough personal contacts.
introduction-dropped = Nobody has to be introduced any more: this client has no account manager now.
introduction-do-introduce = ✅ I introduced them
introduction-do-meet = 🤝 We have met
introduction-do-greet = 🤝 We have met
introduction-take-back = ↩️ Not introduced yet
introduction-toast-said = Noted
introduction-open = 👣 Open the introduction
introduction-late = ⏰ Nobody has been introduced to <b>{ $client }</b> yet: day { $day }.
introduction-late-waits = Waiting for: { $names }

introduction-form-day = 🤝 <b>{ $client }</b>
    When did you meet? Choose the day or type it, for example <i>12.11</i>
introduction-form-today = Today
introduction-form-yesterday = Yesterday
introduction-form-person = 🤝 <b>{ $client }</b>, { $day }
    Whom did you meet? { $known ->
    [true] Choose or type the name, for example <i>Maria Sokolova</i>
   *[false] Type the name, for example <i>Maria Sokolova</i>
}
introduction-form-person-one = 👤 { $name }

introductions-list = 👣 <b>Introductions</b>{ $waits ->
    [0] {""}
    [one] {" "}· { $waits } waits for you
   *[other] {" "}· { $waits } wait for you
}
introductions-none = 👣 Nobody has to be introduced now. After a hand-over the introduction appears here by itself.
introductions-line-yours = 👉 { $client } · your turn, day { $day }
introductions-line = ⏳ { $client } — { $manager } · day { $day }
introductions-to-list = ‹ All introductions
introductions-button = 👣 Introductions · { $count }
introductions-home = 👣 Introductions:
introductions-home-count = 👣 { $count ->
    [one] { $count } introduction waits for you
   *[other] { $count } introductions wait for you
 }
introductions-waiting-introduce = • Introduce { $manager } to “{ $client }” — day { $day }
introductions-waiting-meet = • Meet “{ $client }” — day { $day }
introductions-waiting-more = • … and { $count } more
