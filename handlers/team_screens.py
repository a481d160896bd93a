"""People by department, a person's card, open invitations. Pure functions of data."""

from typing import Final

from domain.staff import Role, StaffStatus
from handlers.client_base_screens import open_button
from handlers.presses import AbsencePress, CoveragePress, HomePress, LeavingPress, SidePress, TeamPress
from handlers.screen import Button, Screen, press
from handlers.target_screens import TargetPress, progress_lines
from handlers.target_screens import ask as ask_target
from storage.company import Department
from storage.invitations import Invitation
from storage.staff import Person
from texts import Html, Texts, lines
from usecases.targets import TargetView
from usecases.team import Group, Member, PersonCard, Team

PEOPLE_A_PAGE: Final = 8
MOST_INVITATIONS: Final = 20


def team_screen(say: Texts, team: Team) -> Screen:
    """Departments with how many are in each; a single one at once with its people."""
    groups = [group for group in team.groups if group.department is not None or group.members]
    if len(groups) == 1:
        return group_screen(say, team, groups[0], 0, alone=True)
    told = [say("team-title"), *(_summary(say, group) for group in groups)]
    rows = [[press(_group_label(say, group), _group_press(group))] for group in groups]
    return Screen(lines(told, "\n\n"), [*rows, *_ways_on(say, team)])


def _summary(say: Texts, group: Group) -> Html:
    active = _active(group)
    if group.department is None:
        return say("team-others", names=", ".join(m.person.name for m in active))
    head = next((m.person.name for m in active if m.heads), None)
    return lines(
        [
            say("team-department", name=group.department.name, count=len(active)),
            say("team-head", name=head) if head else say("team-no-head"),
        ]
    )


def _active(group: Group) -> list[Member]:
    return [member for member in group.members if member.person.status is StaffStatus.ACTIVE]


def _group_label(say: Texts, group: Group) -> str:
    if group.department is None:
        return say.button("team-others-button")
    return say.button("team-department-button", name=group.department.name, count=len(_active(group)))


def _group_press(group: Group, page: int = 0) -> TeamPress:
    return TeamPress(do="group", id=group.department.department_id if group.department else 0, page=page)


def _ways_on(say: Texts, team: Team) -> list[list[Button]]:
    rows = [[press(say.button("team-invite"), TeamPress(do="invite"))]]
    if team.invitations:
        label = say.button("team-invitations", count=len(team.invitations))
        rows.append([press(label, TeamPress(do="invitations"))])
    if team.alarms:
        rows.append([press(say.button("coverage-to-alarms", count=team.alarms), CoveragePress(do="alarms"))])
    if team.gaps:
        rows.append([press(say.button("coverage-to-gaps", count=team.gaps), CoveragePress())])
    rows.append([press(say.button("targets-open"), TargetPress())])
    if team.compares:
        rows.append([press(say.button("side-open"), SidePress())])
    return [*rows, [press(say.button("start-home"), HomePress())]]


def group_screen(say: Texts, team: Team, group: Group, page: int, *, alone: bool = False) -> Screen:
    """The people of a department, a page of them as buttons."""
    first = page * PEOPLE_A_PAGE
    shown = group.members[first : first + PEOPLE_A_PAGE]
    rows = [[press(_member_label(say, m), TeamPress(do="person", id=m.person.staff_id))] for m in shown]
    turns = []
    if page:
        turns.append(press(say.button("common-back"), _group_press(group, page - 1)))
    if first + PEOPLE_A_PAGE < len(group.members):
        turns.append(press(say.button("common-next"), _group_press(group, page + 1)))
    hint = say("common-find-person") if turns else None
    text = lines([_summary(say, group), hint if group.members else say("team-nobody")])
    ways = _ways_on(say, team) if alone else [[press(say.button("team-all"), TeamPress())]]
    return Screen(text, [*rows, *([turns] if turns else []), *ways])


def _member_label(say: Texts, member: Member) -> str:
    person = member.person
    if person.status is StaffStatus.SUSPENDED:
        return say.button("team-member-suspended", name=person.name)
    if person.role in {Role.DIRECTOR, Role.ACCOUNTANT}:
        return say.button("team-member-without-clients", name=person.name, role=say(f"role-{person.role.value}"))
    return say.button("team-member", name=person.name, clients=member.clients)


def person_screen(say: Texts, card: PersonCard) -> Screen:
    """A person's card."""
    person, staff_id = card.member.person, card.member.person.staff_id
    told = [say("person-title", name=person.name), _place(say, person, card.department)]
    if person.role not in {Role.DIRECTOR, Role.ACCOUNTANT}:
        told.append(say("person-clients", count=card.member.clients))
    if person.status is StaffStatus.SUSPENDED:
        told.append(say("person-suspended"))
    elif person.unreachable:
        told.append(say("person-unreachable"))
    rows = []
    if card.target is not None:
        told.extend(_target(say, card.target))
        rows.append([press(say.button("targets-of-person-open"), ask_target(staff_id, 0))])
    rows += _acts(say, card, staff_id)
    return Screen(lines(told), [*rows, [_back_to_group(say, person)]])


def _target(say: Texts, found: TargetView) -> list[Html]:
    earned = say("person-earned", month=say.month(found.month, "prepositional"), amount=found.earned)
    return [earned, *progress_lines(say, found.progress)]


def _acts(say: Texts, card: PersonCard, staff_id: int) -> list[list[Button]]:
    """What can be done about a person, a button each."""
    rows = []
    if card.may_appoint:
        rows.append([press(say.button("person-appoint"), TeamPress(do="appoint", id=staff_id))])
    if card.may_record_absence:
        rows.append([press(say.button("absence-open"), AbsencePress(id=staff_id))])
    if card.may_suspend:
        rows.append([press(say.button("person-suspend"), TeamPress(do="suspend", id=staff_id))])
    if card.opened:
        rows.append([open_button(say, staff_id)])
    if card.left_clients:
        label = say.button("leaving-open", count=card.left_clients)
        rows.append([press(label, LeavingPress(id=staff_id))])
    if card.may_restore:
        rows.append([press(say.button("person-restore"), TeamPress(do="restore", id=staff_id))])
    return rows


def _place(say: Texts, person: Person, department: Department | None) -> Html:
    role = say(f"role-{person.role.value}")
    if department is None:
        return say("person-role", role=role)
    return say("person-role-in", role=role, department=department.name)


def _back_to_group(say: Texts, person: Person) -> Button:
    return press(say.button("common-back"), TeamPress(do="group", id=person.department_id or 0))


def ask_suspend_screen(say: Texts, card: PersonCard) -> Screen:
    """Asks once more before somebody loses access."""
    person = card.member.person
    text = say("person-suspend-sure", name=person.name, count=card.member.clients)
    sure = press(say.button("person-suspend-yes"), TeamPress(do="suspend-yes", id=person.staff_id))
    back = press(say.button("common-back"), TeamPress(do="person", id=person.staff_id))
    if not card.opened:
        return Screen(text, [[sure], [back]])
    told = [text, say("views-before-leaving", count=card.opened)]
    return Screen(lines(told), [[sure], [open_button(say, person.staff_id)], [back]])


def invitations_screen(say: Texts, team: Team) -> Screen:
    """The invitations that nobody has used yet; a tap revokes one."""
    back = [press(say.button("team-all"), TeamPress())]
    if not team.invitations:
        return Screen(say("invitations-none"), [[press(say.button("team-invite"), TeamPress(do="invite"))], back])
    names = {g.department.department_id: g.department.name for g in team.groups if g.department}
    told = [say("invitations-title"), *(_invitation(say, i, names) for i in team.invitations[:MOST_INVITATIONS])]
    rows = [
        [press(say.button("invitations-revoke", name=i.name), TeamPress(do="revoke", id=i.invitation_id))]
        for i in team.invitations[:MOST_INVITATIONS]
    ]
    return Screen(lines(told), [*rows, back])


def _invitation(say: Texts, invitation: Invitation, names: dict[int, str]) -> Html:
    role = say(f"role-{invitation.role.value}")
    department = names.get(invitation.department_id) if invitation.department_id is not None else None
    return say(
        "invitations-line",
        name=invitation.name,
        role=role if department is None else say("person-role-in", role=role, department=department),
        until=invitation.expires_at,
    )


def places_screen(say: Texts, places: list[tuple[Role, Department | None]]) -> Screen:
    """As whom somebody is invited: a role and its department at one tap."""
    rows = [[Button(_place_label(say, role, department), place_value(role, department))] for role, department in places]
    return Screen(say("invite-as-whom"), [*rows, [Button(say.button("common-cancel"), "cancel")]])


def place_value(role: Role, department: Department | None) -> str:
    """A place in a button's data."""
    return f"{role.value}.{department.department_id if department else 0}"


def _place_label(say: Texts, role: Role, department: Department | None) -> str:
    words = say(f"role-{role.value}")
    name = words[:1].upper() + words[1:]
    if department is None:
        return say.button("invite-place", role=name)
    # its department is named beside it
    name = say.plain("invite-manager") if role is Role.ACCOUNT_MANAGER else name
    return say.button("invite-place-in", role=name, department=department.name)


def name_screen(say: Texts, role: Role, *, wrong: bool) -> Screen:
    """Asks for the name of whom one invites."""
    asked = say("invite-name", role=say(f"role-{role.value}"))
    text = lines([say("invite-name-wrong"), asked]) if wrong else asked
    return Screen(text, [[Button(say.button("common-back"), "back"), Button(say.button("common-cancel"), "cancel")]])


def sent_screen(say: Texts, name: str) -> Screen:
    """Shown below the link."""
    more, done = Button(say.button("invite-more"), "more"), Button(say.button("common-done"), "done")
    return Screen(say("invite-sent", name=name), [[more, done]])
