/** One person's phone: their chat with the bot, and everything they can do in it. */

import { api } from "./api.js";
import { isProtected } from "./bubble.js";
import { Composer } from "./composer.js";
import { avatar, el, fullName, icon, iconButton } from "./dom.js";
import { Feed } from "./feed.js";
import { acceptFiles } from "./files.js";
import { parseStartLink } from "./links.js";
import { summary } from "./media.js";
import { copyText, openMenu, showAlert, showToast } from "./overlays.js";
import { say } from "./words.js";

const TYPING_MS = 5000;
const PRESS_WAIT_MS = 15000;

export class Phone {
  /** `desk`: bot, closePhone(id), activate(id), isActive(id), openInvitation(payload, link). */
  constructor(person, messages, desk) {
    this.person = person;
    this.messages = messages;
    this.desk = desk;
    this.bot = desk.bot;
    this.pending = new Map();
    this.queue = Promise.resolve();
    this.feed = new Feed(this);
    this.composer = new Composer(this);
    this.subtitle = el("span", { class: "phone-subtitle" });
    this.owner = el("div", { class: "owner" });
    this.pinnedBar = el("button", { type: "button", class: "pinned-bar", hidden: true, data: { role: "pinned" }, on: { click: () => this.feed.reveal(this.person.pinned) } });
    this.screen = el("div", { class: "screen" }, this.chatHead(), this.pinnedBar, this.feed.node, this.composer.node);
    this.node = el("section", { class: "phone", "aria-label": say("phoneOf", { name: fullName(person) }), data: { person: person.id } }, this.owner, this.screen);
    for (const event of ["pointerdown", "focusin"]) this.node.addEventListener(event, () => desk.activate(person.id));
    acceptFiles(this.screen, this);
    this.update(person);
    this.feed.reset([...messages.values()]);
  }

  chatHead() {
    this.menuButton = iconButton("more", say("menu"), () => this.openMenu(), { data: { role: "phone-menu" } });
    return el("header", { class: "chat-head" }, avatar(this.bot.id, this.bot.first_name),
      el("span", { class: "chat-title" }, el("strong", { text: this.bot.first_name }), this.subtitle), this.menuButton);
  }

  get canWrite() {
    return this.person.started && !this.person.blocked;
  }

  update(person) {
    this.person = person;
    this.owner.replaceChildren(avatar(person.id, fullName(person), "small"), el("strong", { text: fullName(person) }),
      person.title && el("span", { class: "owner-title", text: person.title }),
      iconButton("close", say("closePhone"), () => this.desk.closePhone(person.id), { class: "close-phone" }));
    this.composer.update(person);
    this.feed.showUnread(person.unread);
    this.drawSubtitle();
    this.drawPinned();
    this.noticeSeen();
  }

  drawSubtitle() {
    const typing = this.typingTimer !== undefined;
    this.subtitle.classList.toggle("typing", typing);
    this.subtitle.textContent = say(typing ? "typing" : "bot");
  }

  drawPinned() {
    const message = this.messages.get(this.person.pinned);
    this.pinnedBar.hidden = !message;
    if (message) this.pinnedBar.replaceChildren(icon("pin"), el("span", {}, el("strong", { text: say("pinned") }), el("span", { text: summary(message) })));
  }

  /** A message that came or changed. `own` when it is the answer to what this person has just sent. */
  receive(message, own = false) {
    const known = own ? { ...message, out: true } : message;
    const fresh = !this.messages.has(known.message_id);
    this.messages.set(known.message_id, known);
    this.feed.put(known, { live: fresh });
    if (!known.out) {
      this.showTyping(false);
      this.endSilentWaits(fresh ? null : known.message_id);
    }
    if (fresh && !known.out && known.reply_markup?.force_reply) this.composer.startReply(known);
    if (known.message_id === this.person.pinned) this.drawPinned();
    this.noticeSeen();
  }

  forget(messageId) {
    this.endSilentWaits(messageId);
    this.messages.delete(messageId);
    this.feed.remove(messageId);
    this.drawPinned();
  }

  showTyping(typing) {
    clearTimeout(this.typingTimer);
    this.typingTimer = typing ? setTimeout(() => this.showTyping(false), TYPING_MS) : undefined;
    this.drawSubtitle();
  }

  /** What the person looks at is read: on the phone in use, at its newest. */
  noticeSeen() {
    if (!this.desk.isActive(this.person.id) || document.hidden || !this.feed.atBottom || this.person.unread === 0) return;
    this.person.unread = 0;
    this.desk.drawPeople();
    this.feed.showUnread(0);
    api.read(this.person.id).catch(() => {});
  }

  /** True when `step` went through; what went wrong is said on the phone. */
  async attempt(step) {
    try {
      await step();
      return true;
    } catch (error) {
      showToast(this.screen, say("failed", { error: error.message }), { failed: true });
      return false;
    }
  }

  /** One after another, so that two quick lines arrive in the order they were written. */
  sendText(text, replyTo) {
    const sent = this.queue.then(() => this.attempt(async () => this.receive(await api.send(this.person.id, text, replyTo), true)));
    this.queue = sent;
    return sent;
  }

  editText(messageId, text) {
    return this.attempt(() => api.edit(this.person.id, messageId, text));
  }

  choose(queryId, resultId) {
    return this.attempt(async () => this.receive(await api.choose(this.person.id, queryId, resultId), true));
  }

  insertText(text, options) {
    this.composer.insert(text, options);
  }

  setBlocked(blocked) {
    return this.attempt(() => (blocked ? api.block(this.person.id) : api.unblock(this.person.id)));
  }

  followLink(href, event) {
    const payload = parseStartLink(href, this.bot.username);
    if (payload === null) return;
    event.preventDefault();
    this.desk.openInvitation(payload, href);
  }

  isPending(messageId, data) {
    return this.pending.has(`${messageId} ${data}`);
  }

  async press(messageId, data) {
    const key = `${messageId} ${data}`;
    const wait = { timer: setTimeout(() => this.endWait(key), PRESS_WAIT_MS), id: null };
    clearTimeout(this.pending.get(key)?.timer);
    this.pending.set(key, wait);
    this.drawWaits();
    const accepted = await this.attempt(async () => {
      wait.id = (await api.press(this.person.id, messageId, data)).id;
    });
    if (!accepted) this.endWait(key);
  }

  endWait(key) {
    clearTimeout(this.pending.get(key)?.timer);
    this.pending.delete(key);
    this.drawWaits();
  }

  /** An answer without words may be told by its effect alone: a new message, or a change of the pressed one. */
  endSilentWaits(messageId) {
    for (const key of this.pending.keys()) if (messageId === null || key.startsWith(`${messageId} `)) this.endWait(key);
  }

  drawWaits() {
    for (const [id, row] of this.feed.rows) {
      for (const button of row.querySelectorAll("[data-callback]")) button.classList.toggle("waiting", this.isPending(id, button.dataset.callback));
    }
  }

  /** The bot answered a press: with words, or with nothing. */
  answered({ id, text, alert }) {
    for (const [key, wait] of this.pending) if (!id || !wait.id || wait.id === id) this.endWait(key);
    if (!text) return;
    if (alert) showAlert(this.screen, this.bot.first_name, text);
    else showToast(this.screen, text);
  }

  openMenu() {
    const box = this.menuButton.getBoundingClientRect();
    const blocked = this.person.blocked;
    openMenu(box.right - 200, box.bottom + 4, [
      { label: say("openLink"), icon: "link", run: () => this.desk.askLink(this.person.id) },
      { label: say(blocked ? "unblock" : "block"), icon: "block", danger: !blocked, run: () => this.setBlocked(!blocked) },
      { label: say("closePhone"), icon: "close", run: () => this.desk.closePhone(this.person.id) },
    ]);
  }

  openMessageMenu(message, x, y) {
    const text = message.text ?? message.caption;
    const items = [];
    if (this.canWrite) items.push({ label: say("reply"), icon: "reply", run: () => this.composer.startReply(message) });
    if (this.canWrite && message.out && text) items.push({ label: say("edit"), icon: "edit", run: () => this.composer.startEditing(message) });
    if (text && !isProtected(message)) items.push({ label: say("copy"), icon: "copy", run: () => copyText(this.screen, text) });
    if (items.length > 0) openMenu(x, y, items);
  }

  close() {
    this.feed.close();
    clearTimeout(this.typingTimer);
    for (const wait of this.pending.values()) clearTimeout(wait.timer);
    this.node.remove();
  }
}
