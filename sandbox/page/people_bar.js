/** Everyone in the world: who they are, what waits unread, whose phone lies on the desk. */

import { avatar, el, fullName, icon } from "./dom.js";
import { say } from "./words.js";

export class PeopleBar {
  constructor(node, { onOpen, onAdd }) {
    this.node = node;
    this.onOpen = onOpen;
    this.onAdd = onAdd;
    this.chips = new Map();
  }

  rebuild() {
    this.chips.clear();
    this.list = el("div", { class: "people-list" });
    this.node.setAttribute("aria-label", say("people"));
    this.node.replaceChildren(this.list, el("button", { type: "button", class: "person add", title: say("addPerson"), data: { role: "add-person" }, on: { click: this.onAdd } },
      el("span", { class: "avatar dashed" }, icon("plus")), el("span", { class: "person-words" }, el("span", { class: "person-name", text: say("addPerson") }))));
  }

  chip(person) {
    const parts = { name: el("span", { class: "person-name" }), title: el("span", { class: "person-title" }), unread: el("span", { class: "badge", data: { role: "unread" } }) };
    const node = el("button", { type: "button", class: "person", data: { open: person.id }, on: { click: () => this.onOpen(person.id) } },
      avatar(person.id, fullName(person)), el("span", { class: "person-words" }, parts.name, parts.title), parts.unread);
    this.list.append(node);
    this.chips.set(person.id, { node, ...parts });
    return this.chips.get(person.id);
  }

  /** `people` in order; `opened` and `active` say whose phones are out and which one is in use. */
  draw(people, opened, active) {
    for (const person of people) {
      const chip = this.chips.get(person.id) ?? this.chip(person);
      chip.name.textContent = fullName(person);
      chip.title.textContent = person.blocked ? say("blocked") : person.title || (person.started ? "" : say("newcomer"));
      chip.unread.textContent = person.unread > 0 ? String(person.unread) : "";
      chip.unread.hidden = person.unread === 0;
      chip.unread.setAttribute("aria-label", say("unread", { count: person.unread }));
      chip.node.classList.toggle("opened", opened.has(person.id));
      if (active === person.id) chip.node.setAttribute("aria-current", "true");
      else chip.node.removeAttribute("aria-current");
    }
    for (const [id, chip] of this.chips) if (!people.some((person) => person.id === id)) this.drop(id, chip);
  }

  drop(id, chip) {
    chip.node.remove();
    this.chips.delete(id);
  }

  show(id) {
    this.chips.get(id)?.node.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "smooth" });
  }
}
