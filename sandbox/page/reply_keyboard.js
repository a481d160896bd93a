/** The bot's keyboard in place of the phone's own. */

import { el } from "./dom.js";
import { say } from "./words.js";

export class ReplyKeyboard {
  constructor(onPress, onChange) {
    this.onPress = onPress;
    this.onChange = onChange;
    this.markup = null;
    this.node = el("div", { class: "reply-keyboard", hidden: true, "aria-label": say("replyKeyboard"), role: "group", data: { role: "reply-keyboard" } });
  }

  get present() {
    return this.markup !== null;
  }

  get open() {
    return !this.node.hidden;
  }

  get placeholder() {
    return this.markup?.input_field_placeholder ?? "";
  }

  /** A new keyboard opens by itself; the same one stays as the person left it. */
  set(markup) {
    const next = markup?.keyboard ? markup : null;
    if (JSON.stringify(next) === JSON.stringify(this.markup)) return;
    this.markup = next;
    this.node.replaceChildren(...(next?.keyboard ?? []).map((row) => el("div", { class: "reply-row" }, row.map((button) => this.button(button)))));
    this.toggle(next !== null);
  }

  button(button) {
    const text = typeof button === "string" ? button : button.text;
    const press = () => {
      if (this.markup.one_time_keyboard) this.toggle(false);
      this.onPress(text);
    };
    return el("button", { type: "button", class: `reply-button${button.style ? ` style-${button.style}` : ""}`, text, on: { click: press } });
  }

  toggle(open = !this.open) {
    this.node.hidden = !open || !this.present;
    this.onChange();
  }
}
