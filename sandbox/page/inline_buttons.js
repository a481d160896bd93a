/** The buttons under a message: rows as the bot gave them, a wait on the pressed one until the bot answers. */

import { el, icon } from "./dom.js";
import { safeUrl } from "./entities.js";
import { copyText } from "./overlays.js";

function pressable(message, button, phone) {
  const node = el("button", { type: "button", on: { click: () => phone.press(message.message_id, button.callback_data) } });
  if (phone.isPending(message.message_id, button.callback_data)) node.classList.add("waiting");
  node.dataset.callback = button.callback_data;
  return node;
}

function addressed(address, phone) {
  const href = safeUrl(address);
  if (!href) return el("button", { type: "button", disabled: true });
  const node = el("a", { href, target: "_blank", rel: "noopener noreferrer", on: { click: (event) => phone.followLink(href, event) } });
  node.append(icon("external"));
  return node;
}

function acting(name, run) {
  const node = el("button", { type: "button", on: { click: run } });
  node.append(icon(name));
  return node;
}

function nodeFor(message, button, phone) {
  if (button.callback_data !== undefined) return pressable(message, button, phone);
  const address = button.url ?? button.login_url?.url ?? button.web_app?.url;
  if (address) return addressed(address, phone);
  if (button.copy_text) return acting("copy", () => copyText(phone.node, button.copy_text.text));
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
  if (query !== undefined) return acting("at", () => phone.insertText(`@${phone.bot.username} ${query}`, { replace: true }));
  return el("button", { type: "button", disabled: true });
}

/** The keyboard under the message, or null when it has none. */
export function inlineKeyboard(message, phone) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "inline-keyboard", data: { role: "inline-keyboard" } },
    rows.map((row) => el("div", { class: "inline-row" }, row.map((button) => {
      const node = nodeFor(message, button, phone);
      node.classList.add("inline-button");
      node.title = button.text;
      if (button.style) node.classList.add(`style-${button.style}`);
      if (button.disabled) node.setAttribute("disabled", "");
      node.prepend(el("span", { class: "inline-label", text: button.text }));
      return node;
    }))));
}
