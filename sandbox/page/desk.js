/** The desk with the phones: whose are out, which one is in use, and what reaches them. */

import { el, fullName } from "./dom.js";
import { askForLink, choosePhone } from "./links.js";
import { addNewcomer } from "./newcomer.js";
import { PeopleBar } from "./people_bar.js";
import { Phone } from "./phone.js";
import { say } from "./words.js";

const STORED = "sandbox.opened";
const OPENED_AT_FIRST = 3;
const ONE_AT_A_TIME = matchMedia("(max-width: 759px)");

export class Desk {
  constructor(strip, bar) {
    this.strip = strip;
    this.people = new Map();
    this.messages = new Map();
    this.phones = new Map();
    this.active = null;
    this.bar = new PeopleBar(bar, { onOpen: (id) => this.openPhone(id), onAdd: () => this.addPerson() });
    document.addEventListener("visibilitychange", () => this.phones.get(this.active)?.noticeSeen());
    ONE_AT_A_TIME.addEventListener("change", () => this.ensureActive());
  }

  /** Takes the whole state anew; the phones that were out stay out, with what was being typed. */
  load(state) {
    this.bot = state.bot;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.messages = new Map(state.people.map((person) => [person.id, new Map(person.messages.map((message) => [message.message_id, message]))]));
    this.rebuild();
  }

  /** Draws everything again in the chosen language. */
  rebuild() {
    const drafts = new Map([...this.phones].map(([id, phone]) => [id, phone.composer.input.value]));
    const opened = this.phones.size > 0 ? [...this.phones.keys()] : this.remembered();
    for (const phone of this.phones.values()) phone.close();
    this.phones.clear();
    this.strip.replaceChildren();
    this.bar.rebuild();
    for (const id of opened) if (this.people.has(id)) this.place(id).composer.setText(drafts.get(id) ?? "");
    this.ensureActive();
    this.drawPeople();
  }

  remembered() {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? "[]").filter((id) => this.people.has(id));
    return stored.length > 0 ? stored : [...this.people.keys()].slice(0, OPENED_AT_FIRST);
  }

  place(id) {
    const phone = new Phone(this.people.get(id), this.messages.get(id), this);
    this.phones.set(id, phone);
    this.strip.append(phone.node);
    phone.feed.toNewest();
    this.drawEmptiness();
    return phone;
  }

  /** Where only one phone fits there is always one in use. */
  ensureActive() {
    if (this.active !== null && this.phones.has(this.active)) this.activate(this.active);
    else if (ONE_AT_A_TIME.matches && this.phones.size > 0) this.activate(this.phones.keys().next().value);
    else this.active = null;
  }

  isActive(id) {
    return this.active === id;
  }

  activate(id) {
    if (this.active !== id) {
      this.phones.get(this.active)?.node.classList.remove("active");
      this.active = id;
      this.bar.show(id);
    }
    const phone = this.phones.get(id);
    phone.node.classList.add("active");
    phone.noticeSeen();
    this.drawPeople();
  }

  openPhone(id) {
    const phone = this.phones.get(id) ?? this.place(id);
    this.activate(id);
    this.remember();
    phone.node.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" });
    if (!ONE_AT_A_TIME.matches) phone.composer.input.focus({ preventScroll: true });
    return phone;
  }

  closePhone(id) {
    this.phones.get(id)?.close();
    this.phones.delete(id);
    if (this.active === id) this.active = null;
    this.ensureActive();
    this.remember();
    this.drawPeople();
    this.drawEmptiness();
  }

  remember() {
    localStorage.setItem(STORED, JSON.stringify([...this.phones.keys()]));
  }

  drawPeople() {
    this.bar.draw([...this.people.values()], new Set(this.phones.keys()), this.active);
    this.drawEmptiness();
  }

  drawEmptiness() {
    this.strip.querySelector(":scope > .empty-desk")?.remove();
    if (this.phones.size > 0) return;
    this.strip.append(el("p", { class: "empty-desk", text: say(this.people.size > 0 ? "noPhones" : "noPeople") }));
  }

  /** A person as the sandbox now describes them, without their messages. */
  updatePerson(person) {
    if (!this.messages.has(person.id)) this.messages.set(person.id, new Map((person.messages ?? []).map((message) => [message.message_id, message])));
    this.people.set(person.id, person);
    this.phones.get(person.id)?.update(person);
    this.drawPeople();
  }

  receive(id, message) {
    const phone = this.phones.get(id);
    if (phone) phone.receive(message);
    else this.messages.get(id)?.set(message.message_id, message);
  }

  forget(id, messageId) {
    const phone = this.phones.get(id);
    if (phone) phone.forget(messageId);
    else this.messages.get(id)?.delete(messageId);
  }

  refreshDays() {
    for (const phone of this.phones.values()) phone.feed.refreshDays();
  }

  async addPerson(link = "") {
    const added = await addNewcomer(this.bot, link);
    if (!added) return;
    if (!this.people.has(added.person.id)) this.updatePerson({ ...added.person });
    const phone = this.openPhone(added.person.id);
    if (added.payload !== null) await phone.sendText(`/start ${added.payload}`.trim());
  }

  /** A link that starts the bot was opened: on whose phone? */
  async openInvitation(payload, href) {
    const chosen = await choosePhone([...this.people.values()].sort((one, other) => Number(one.started) - Number(other.started) || fullName(one).localeCompare(fullName(other))), href);
    if (chosen === "new") await this.addPerson(href);
    else if (chosen !== null) await this.openPhone(chosen).sendText(`/start ${payload}`.trim());
  }

  async askLink(id) {
    const held = await askForLink(this.bot);
    if (held) await this.openPhone(id).sendText(`/start ${held.payload}`.trim());
  }
}
