/** Invitation links: recognising one, and choosing the phone on which it is opened. */

import { avatar, el, fullName, icon } from "./dom.js";
import { copyText, field, openDialog } from "./overlays.js";
import { say } from "./words.js";

const HOSTS = new Set(["t.me", "telegram.me"]);

/** The payload of a link that starts this bot, "" when it carries none, null when it leads elsewhere. */
export function parseStartLink(address, botUsername) {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/iu.test(address) ? address : `https://${address}`);
  if (!url) return null;
  const name = HOSTS.has(url.hostname) ? url.pathname.slice(1) : url.protocol === "tg:" && url.hostname === "resolve" ? url.searchParams.get("domain") : null;
  if (name?.toLowerCase() !== botUsername.toLowerCase()) return null;
  return url.searchParams.get("start") ?? "";
}

function choice(node, title, detail, onClick, data = {}) {
  return el("button", { type: "button", class: "choice", data, on: { click: onClick } },
    node, el("span", { class: "choice-words" }, el("span", { class: "choice-title", text: title }), detail && el("span", { class: "choice-detail", text: detail })));
}

/** Resolves with a person's id, "new" for a new phone, or null. */
export function choosePhone(people, href) {
  return openDialog({
    title: say("linkTitle"), role: "link-dialog",
    body: (finish) => [
      el("div", { class: "link-line" }, el("code", { text: href }), el("button", {
        type: "button", class: "button", text: say("copyLink"), data: { role: "copy-link" }, on: { click: (event) => copyText(event.target.closest("dialog"), href) },
      })),
      el("div", { class: "choices" },
        choice(el("span", { class: "avatar dashed" }, icon("plus")), say("newPhone"), "", () => finish("new"), { open: "new" }),
        people.map((person) => choice(avatar(person.id, fullName(person)), fullName(person), person.title || (person.started ? "" : say("newcomer")), () => finish(person.id), { open: person.id }))),
    ],
  });
}

/** Asks for a link; resolves with its payload, null when closed. */
export async function askForLink(bot) {
  const input = el("input", { class: "input", required: true, placeholder: say("linkPlaceholder", { bot: bot.username }), data: { role: "link-input" } });
  input.addEventListener("input", () => input.setCustomValidity(""));
  const answer = await openDialog({
    title: say("openLink"), role: "ask-link-dialog", body: [field(say("openLink"), {}, input)],
    actions: [{ label: say("cancel") }, { label: say("open"), primary: true, value: () => checkedPayload(input, bot) }],
  });
  return typeof answer === "object" ? answer : null;
}

/** {payload, href} of a field that holds a link to this bot; false, with the field saying so, of any other. */
export function checkedPayload(input, bot) {
  const href = input.value.trim();
  const payload = parseStartLink(href, bot.username);
  if (payload !== null) return { payload, href };
  input.setCustomValidity(say("badLink"));
  input.reportValidity();
  return false;
}
