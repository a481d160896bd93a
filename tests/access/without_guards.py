"""Takes each guard of access out of a copy of the program, and sees a test fail: the table of docs/security.md.

`python -m tests.access.without_guards [WORDS]`: all of them, or those whose name has the words.
"""

from typing import Final

from tests.faults.without_guards import Guard, main

_MATRIX: Final = "tests/access/test_matrix.py::test_everybody_gets_the_answer_that_the_table_says"
_CHAT: Final = "tests/stories/test_access_in_chat.py"

GUARDS: Final = (
    Guard(
        "a use case names its permission",
        "usecases/payments.py",
        "@needs(Permission.CORRECT_PAYMENTS)\ndef void(",
        "def void(",
        "tests/guards/test_permissions.py",
    ),
    Guard(
        "what names none is nobody's",
        "usecases/access.py",
        "    if permission_of(use_case) is None:\n",
        "    if False:\n",
        "tests/guards/test_permissions.py",
    ),
    Guard(
        "own clients, in the query",
        "storage/scope.py",
        "Scope.OWN: statement.where(or_(own, _lent) if offered else own),",
        "Scope.OWN: statement,",
        f"{_MATRIX}[clients.show]",
    ),
    Guard(
        "the own department's clients, in the query",
        "storage/scope.py",
        """Scope.DEPARTMENT: statement.where(
                or_(of_led_departments, _offered, _lent) if offered else of_led_departments
            ),""",
        "Scope.DEPARTMENT: statement,",
        f"{_MATRIX}[payments.confirm]",
    ),
    Guard(
        "what was handed over is no more its hunter's to change, in the query",
        "storage/scope.py",
        "        own = _with_them if reach is Reach.KEPT else _among_own if of_many else _own\n",
        "        own = _among_own if of_many else _own\n",
        f"{_MATRIX}[contacts.remove_person]",
    ),
    Guard(
        "what one is only asked about is not one's own to change, in the query",
        "storage/scope.py",
        "        offered = reach is Reach.OFFERED\n",
        "        offered = True\n",
        f"{_MATRIX}[client_details.rename]",
    ),
    Guard(
        "own transfers, in the query",
        "storage/transfers.py",
        "    own = statement.where(or_(_own, _stood_in, _asked))\n",
        "    own = statement\n",
        f"{_MATRIX}[transfer_cards.show]",
    ),
    Guard(
        "a part in an introduction, before anything else",
        "usecases/introductions.py",
        "    if actor.staff_id not in {*parties_of(tx, introduction).everybody(), *spoken}:\n",
        "    if actor.staff_id < 0 and spoken:\n",
        f"{_MATRIX}[introduction_steps.say_introduced]",
    ),
    Guard(
        "own people's settlements",
        "usecases/left_clients.py",
        "    person = ensure_manages(tx, actor, staff_id)\n    return settle(",
        "    person = staff.get(tx, staff_id)\n    return settle(",
        f"{_MATRIX}[left_clients.settlement]",
    ),
    Guard(
        "own payments are another's to confirm",
        "usecases/payments.py",
        "    if payment.logged_by == actor.staff_id:\n        raise OwnPayment\n",
        "",
        f"{_CHAT}::test_nobody_confirms_the_payment_that_they_logged",
    ),
    Guard(
        "own objections are another's to decide",
        "usecases/objections.py",
        "    if found.staff_id == actor.staff_id:\n        raise OwnObjection\n    if not _may_decide(tx, actor, found):\n        raise NotFound\n",  # noqa: E501 - lines of the program
        "",
        f"{_CHAT}::test_nobody_decides_their_own_objection",
    ),
    Guard(
        "the last director",
        "usecases/staff.py",
        "    if directors == [person]:\n        raise LastDirector\n",
        "",
        f"{_CHAT}::test_the_last_director_stays",
    ),
    Guard(
        "who logged what another confirmed moves its day no more",
        "usecases/payment_changes.py",
        "    if payment.was_confirmed_for(actor.staff_id):\n",
        "    if False:\n",
        f"{_CHAT}::test_nobody_moves_the_day_of_a_payment_that_they_logged_and_somebody_else_confirmed",
    ),
    Guard(
        "a form heeds only what its buttons say",
        "handlers/forms.py",
        "        if self._ended or data in manager.dialog_data.get(_ANSWERS, ()):\n",
        "        if True:\n",
        "tests/stories/test_wrong_entries.py::test_what_no_button_says_sets_no_company_up",
    ),
    Guard(
        "who acts is looked at again in the transaction",
        "usecases/access.py",
        "    if company.get(tx).revision != revision:\n",
        "    if False:\n",
        f"{_CHAT}::test_who_is_suspended_between_the_look_and_the_act_has_not_acted",
    ),
    Guard(
        "a suspended person is nobody",
        "storage/staff.py",
        "    if status != StaffStatus.ACTIVE:\n        return None\n",
        "",
        f"{_CHAT}::test_who_is_suspended_is_a_stranger_whatever_is_open_before_them",
    ),
    Guard(
        "links end with the access of who gave them out",
        "usecases/staff.py",
        "invitations.made_by(tx, staff_id)",
        "invitations.made_by(tx, 0)",
        f"{_CHAT}::test_the_links_that_somebody_gave_out_end_with_their_access",
    ),
    Guard(
        "only the hash of a link is kept",
        "usecases/staff.py",
        '"token_hash": _hashed(token),',
        '"token_hash": token,',
        f"{_CHAT}::test_the_token_of_a_link_is_kept_nowhere_and_has_128_random_bits",
    ),
    Guard(
        "a link expires",
        "storage/invitations.py",
        ", invitations.c.expires_at > _now)",
        ")",
        "tests/usecases/test_staff.py::test_an_invitation_expires_after_seven_days",
    ),
    Guard(
        "silence where others read along",
        "bot/middlewares.py",
        'chat.type != "private" or chat.id != user.id',
        "chat.id == 0",
        f"{_CHAT}::test_where_others_read_along_the_bot_is_silent",
    ),
    Guard(
        "the webhook's secret",
        "bot/webhook.py",
        'if not hmac.compare_digest(given.encode(errors="surrogateescape"), self._secret.encode()):',
        "if given and not hmac:",
        "tests/bot/test_webhook.py::test_without_the_secret_nobody_gets_in",
    ),
)

if __name__ == "__main__":
    main(GUARDS)
