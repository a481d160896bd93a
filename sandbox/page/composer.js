/** The input line of a phone: text, commands, files, the bot's keyboard; an answer to or a change of a message. */

import { el, icon, iconButton } from "./dom.js";
import { sendFiles } from "./files.js";
import { summary } from "./media.js";
import { ReplyKeyboard } from "./reply_keyboard.js";
import { Suggestions } from "./suggestions.js";
import { say } from "./words.js";

const MAX_HEIGHT_PX = 160;

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.replyTo = null;
    this.editing = null;
    this.unfinished = "";
    this.input = el("textarea", { rows: "1", maxlength: "4096", "aria-label": say("message"), data: { role: "composer" }, on: { input: () => this.changed(), keydown: (event) => this.key(event) } });
    this.suggestions = new Suggestions(phone, {
      onCommand: (text) => this.sendAside(text),
      onChosen: (queryId, resultId) => this.choose(queryId, resultId),
      describe: (list, option) => this.describe(list, option),
    });
    this.keyboard = new ReplyKeyboard((text) => phone.sendText(text), () => this.drawKeyboardButton());
    this.file = el("input", { type: "file", multiple: true, hidden: true, "aria-label": say("attach"), data: { role: "file-input" }, on: { change: () => this.takeFiles() } });
    this.attach = iconButton("clip", say("attach"), () => this.file.click(), { data: { role: "attach" } });
    this.slash = iconButton("slash", say("commands"), () => this.toggleCommands(), { data: { role: "commands" } });
    this.keyboardButton = iconButton("keyboard", say("replyKeyboard"), () => this.keyboard.toggle(), { hidden: true, "aria-expanded": "false", data: { role: "keyboard-toggle" } });
    this.sendButton = iconButton("send", say("send"), () => this.submit(), { class: "send", data: { role: "send" } });
    this.about = el("div", { class: "about-bar", hidden: true });
    this.line = el("div", { class: "composer-line" }, this.attach, this.file, this.input, this.slash, this.keyboardButton, this.sendButton);
    this.instead = el("div", { class: "instead", hidden: true });
    this.node = el("div", { class: "composer" }, this.suggestions.node, this.about, this.line, this.instead, this.keyboard.node);
    this.drawKeyboardButton();
  }

  /** Draws what the person may do now: write, start the bot, or unblock it. */
  update(person) {
    this.keyboard.set(person.reply_keyboard);
    this.slash.hidden = person.commands.length === 0;
    const writes = person.started && !person.blocked;
    this.line.hidden = !writes;
    this.instead.hidden = writes;
    if (!writes) this.drawInstead(person.blocked);
    this.drawKeyboardButton();
  }

  drawInstead(blocked) {
    const button = blocked
      ? el("button", { type: "button", class: "button", text: say("unblock"), data: { role: "unblock" }, on: { click: () => this.phone.setBlocked(false) } })
      : el("button", { type: "button", class: "button primary wide-button", text: say("start"), data: { role: "start" }, on: { click: () => this.phone.sendText("/start") } });
    const words = blocked ? el("span", { class: "blocked-words" }, icon("block"), say("blocked")) : null;
    this.instead.replaceChildren(...[words, button].filter(Boolean));
  }

  drawKeyboardButton() {
    if (!this.keyboardButton) return;
    this.keyboardButton.hidden = !this.keyboard.present;
    this.keyboardButton.setAttribute("aria-expanded", String(this.keyboard.open));
    this.keyboard.node.classList.toggle("unavailable", this.line.hidden);
    this.input.placeholder = this.keyboard.placeholder || say("message");
  }

  describe(list, option) {
    for (const [name, value] of [["aria-controls", list], ["aria-activedescendant", option]]) {
      if (value) this.input.setAttribute(name, value);
      else this.input.removeAttribute(name);
    }
  }

  changed() {
    this.input.style.height = "";
    const needed = this.input.scrollHeight;
    if (needed > 0) this.input.style.height = `${Math.min(needed, MAX_HEIGHT_PX)}px`;
    this.sendButton.classList.toggle("ready", this.input.value.trim() !== "");
    this.suggestions.follow(this.input.value);
  }

  setText(text) {
    this.input.value = text;
    this.changed();
  }

  insert(text, { replace = false } = {}) {
    if (replace) this.input.value = "";
    this.input.setRangeText(text, this.input.selectionStart, this.input.selectionEnd, "end");
    this.changed();
    this.input.focus();
  }

  key(event) {
    if (event.isComposing || this.suggestions.takeKey(event)) {
      if (!event.isComposing) event.preventDefault();
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      const last = this.phone.feed.lastOwnWords();
      if (last) {
        event.preventDefault();
        this.startEditing(last);
      }
    } else if (event.key === "Escape") {
      this.forgetSubject();
    }
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { editing, replyTo } = this;
    this.setText("");
    // What was being written before a change began comes back to the line.
    this.forgetSubject();
    const done = editing ? await this.phone.editText(editing.message_id, text) : await this.phone.sendText(text, replyTo?.message_id);
    if (!done && this.input.value === "") this.setText(text);
  }

  /** Sends a command of the menu without touching an unfinished text. */
  sendAside(text) {
    if (/^\/\w*$/u.test(this.input.value) || this.input.value.startsWith("@")) this.setText("");
    this.phone.sendText(text);
  }

  choose(queryId, resultId) {
    this.setText("");
    this.phone.choose(queryId, resultId);
  }

  toggleCommands() {
    if (this.suggestions.open) this.suggestions.close();
    else this.suggestions.showCommands("");
    this.input.focus();
  }

  takeFiles() {
    const files = [...this.file.files];
    this.file.value = "";
    sendFiles(this.phone, files);
  }

  startReply(message) {
    this.forgetSubject();
    this.replyTo = message;
    this.drawAbout("reply", message.out ? say("you") : this.phone.bot.first_name, message);
  }

  startEditing(message) {
    this.replyTo = null;
    if (!this.editing) this.unfinished = this.input.value;
    this.editing = message;
    this.drawAbout("edit", say("editing"), message);
    this.setText(message.text ?? message.caption);
  }

  drawAbout(kind, title, message) {
    this.drawSend();
    this.about.hidden = false;
    this.about.replaceChildren(icon(kind), el("span", { class: "about-words" }, el("strong", { text: title }), el("span", { text: summary(message) })),
      iconButton("close", say("cancel"), () => this.forgetSubject()));
    this.input.focus();
  }

  forgetSubject() {
    if (this.editing) this.setText(this.unfinished);
    this.editing = null;
    this.replyTo = null;
    this.about.hidden = true;
    this.drawSend();
  }

  drawSend() {
    const label = say(this.editing ? "save" : "send");
    this.sendButton.replaceChildren(icon(this.editing ? "check" : "send"));
    this.sendButton.title = label;
    this.sendButton.setAttribute("aria-label", label);
  }
}
