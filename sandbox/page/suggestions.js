/** The panel over the input line: the bot's commands on "/", its inline results on "@bot …". */

import { api } from "./api.js";
import { el, icon } from "./dom.js";
import { fileAddress } from "./media.js";
import { say } from "./words.js";

const QUERY_PAUSE_MS = 300;
const SCROLL_AHEAD_PX = 120;

export class Suggestions {
  constructor(phone, { onCommand, onChosen, describe }) {
    Object.assign(this, { phone, onCommand, onChosen, describe });
    this.list = el("div", { class: "options", role: "listbox", id: `options-${phone.person.id}`, on: { scroll: () => this.loadMore() } });
    this.node = el("div", { class: "suggestions", hidden: true, data: { role: "suggestions" } }, this.list);
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.query = null;
    this.next = "";
    this.asked = (this.asked ?? 0) + 1;
    this.show([]);
  }

  get open() {
    return !this.node.hidden;
  }

  get mode() {
    return this.query === null ? "commands" : "inline";
  }

  /** Reads the input line: opens, filters or closes the panel. */
  follow(text) {
    const command = /^\/(\w*)$/u.exec(text);
    if (command) {
      this.showCommands(command[1].toLowerCase());
      return;
    }
    const [name, ...rest] = text.split(/\s/u);
    if (name.toLowerCase() === `@${this.phone.bot.username}`.toLowerCase() && /\s/u.test(text)) {
      const query = text.slice(name.length + 1).trimStart();
      if (query !== this.query || rest.length === 0) this.ask(query);
    } else {
      this.close();
    }
  }

  showCommands(prefix) {
    this.close();
    const matching = this.phone.person.commands.filter((item) => item.command.startsWith(prefix));
    this.show(matching.map((item) => ({
      exact: item.command === prefix, run: () => this.onCommand(`/${item.command}`),
      node: el("div", { class: "option", role: "option", data: { command: item.command } },
        el("span", { class: "option-title", text: `/${item.command}` }), el("span", { class: "option-detail", text: item.description })),
    })));
    if (prefix && matching.length > 0) this.activate(Math.max(0, this.items.findIndex((item) => item.exact)));
  }

  ask(query) {
    this.close();
    this.query = query;
    this.say("searching");
    this.timer = setTimeout(() => this.fetchPage(query, ""), QUERY_PAUSE_MS);
  }

  async fetchPage(query, offset) {
    const asked = this.asked;
    try {
      const page = await api.inline(this.phone.person.id, query, offset);
      if (asked === this.asked) this.showPage(page, offset);
    } catch {
      if (asked === this.asked) this.say("noAnswer");
    }
  }

  showPage(page, offset) {
    const items = (page.results ?? []).map((result) => ({ run: () => this.onChosen(page.id, result.id), node: this.resultNode(result) }));
    if (page.button && offset === "") items.unshift(this.switchItem(page.button));
    const fresh = offset !== "";
    if (!fresh && items.length === 0) this.say("nothing");
    else this.show(fresh ? [...this.items, ...items] : items);
    if (!fresh && items.length > 0) this.activate(0);
    this.next = page.next_offset ?? "";
  }

  loadMore() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    if (!this.next || scrollHeight - scrollTop - clientHeight > SCROLL_AHEAD_PX) return;
    const offset = this.next;
    this.next = "";
    this.fetchPage(this.query, offset);
  }

  switchItem(button) {
    return {
      run: () => this.onCommand(`/start ${button.start_parameter ?? ""}`.trim()),
      node: el("div", { class: "option switch", role: "option" }, el("span", { class: "option-title", text: button.text })),
    };
  }

  resultNode(result) {
    const title = result.title ?? result.document_file_name ?? result.caption ?? result.input_message_content?.message_text ?? say("photo");
    const file = result.photo_file_id ?? result.document_file_id;
    const picture = result.photo_file_id ? el("img", { src: fileAddress({}, { file_id: file }), alt: "" }) : el("span", { text: Array.from(title)[0] ?? "" });
    return el("div", { class: "option result", role: "option", data: { result: result.id } },
      el("span", { class: "option-picture", "aria-hidden": "true" }, file && !result.photo_file_id ? icon("file") : picture),
      el("span", { class: "option-words" }, el("span", { class: "option-title", text: title }),
        result.description && el("span", { class: "option-detail", text: result.description })));
  }

  say(key) {
    this.show([]);
    this.list.replaceChildren(el("p", { class: "options-note", text: say(key) }));
    this.node.hidden = false;
    this.list.setAttribute("aria-label", say("inlineResults"));
  }

  show(items) {
    this.items = items;
    this.active = -1;
    items.forEach((item, index) => {
      item.node.id = `${this.list.id}-${index}`;
      // The input line keeps the focus: on a phone the keyboard would otherwise fold away.
      item.node.onpointerdown = (event) => event.preventDefault();
      item.node.onclick = () => this.run(item);
    });
    this.list.replaceChildren(...items.map((item) => item.node));
    this.list.setAttribute("aria-label", say(this.mode === "inline" ? "inlineResults" : "commands"));
    this.node.hidden = items.length === 0;
    this.describe(this.open ? this.list.id : null, null);
  }

  activate(index) {
    this.items[this.active]?.node.removeAttribute("aria-selected");
    this.active = index;
    const node = this.items[index].node;
    node.setAttribute("aria-selected", "true");
    node.scrollIntoView({ block: "nearest" });
    this.describe(this.list.id, node.id);
  }

  run(item) {
    this.close();
    item.run();
  }

  /** True when the key was the panel's. */
  takeKey(event) {
    if (!this.open) return false;
    const count = this.items.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count > 0) this.activate(this.active < 0 ? (step > 0 ? 0 : count - 1) : (this.active + step + count) % count);
    else if ((event.key === "Enter" || event.key === "Tab") && this.active >= 0 && !event.shiftKey) this.run(this.items[this.active]);
    else if (event.key === "Escape") this.close();
    else return event.key === "Enter" && this.mode === "inline" && this.list.textContent === say("searching");
    return true;
  }
}
