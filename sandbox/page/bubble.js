/** One message as a row of the chat. */

import { el, icon, iconButton } from "./dom.js";
import { richText } from "./entities.js";
import { inlineKeyboard } from "./inline_buttons.js";
import { attachment, summary } from "./media.js";
import { timeLabel } from "./time.js";
import { say } from "./words.js";

const LONG_PRESS_MS = 500;
const BIG_EMOJI = /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\u200D\uFE0F\p{Extended_Pictographic}]*){1,3}$/u;

export function isProtected(message) {
  return Boolean(message.has_protected_content ?? message.protect_content);
}

function meta(message) {
  const date = new Date(message.date * 1000);
  return el("span", { class: "meta" },
    isProtected(message) && el("span", { class: "lock", title: say("protectedMark"), role: "img", "aria-label": say("protectedMark"), data: { role: "protected" } }, icon("lock")),
    message.edit_date && el("span", { class: "edited", text: say("edited"), data: { role: "edited" } }),
    el("time", { datetime: date.toISOString(), text: timeLabel(date) }),
    message.out && icon("check"));
}

function quoted(message, phone) {
  const original = message.reply_to_message;
  if (!original) return null;
  const author = original.out || original.from?.id === phone.person.id ? say("you") : phone.bot.first_name;
  return el("button", { type: "button", class: "quoted", on: { click: () => phone.feed.reveal(original.message_id) } },
    el("span", { class: "quoted-author", text: author }), el("span", { class: "quoted-text", text: summary(original) }));
}

/** Without a mouse the menu opens by a long press; Android's own long press arrives as contextmenu. */
function openByHand(row, open) {
  let timer = 0;
  row.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, input") || !getSelection().isCollapsed) return;
    event.preventDefault();
    open(event.clientX, event.clientY);
  });
  row.addEventListener("touchstart", (event) => {
    const { clientX, clientY } = event.touches[0];
    timer = setTimeout(() => open(clientX, clientY), LONG_PRESS_MS);
  }, { passive: true });
  for (const end of ["touchend", "touchmove", "touchcancel"]) row.addEventListener(end, () => clearTimeout(timer), { passive: true });
}

function bubbleBody(message, phone) {
  const media = attachment(message);
  const text = message.text ?? message.caption ?? "";
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const known = media || text;
  const words = el("div", { class: "words" }, text ? richText(text, entities, phone) : null, known ? null : el("em", { text: say("unsupported") }), meta(message));
  const parts = [
    message.via_bot && el("span", { class: "via", text: say("via", { name: message.via_bot.username }) }),
    quoted(message, phone),
    ...(message.show_caption_above_media ? [words, media] : [media, words]),
  ];
  const kinds = ["bubble", message.photo && "with-photo", media && !text && "bare-media", !media && BIG_EMOJI.test(text) && "big-emoji"];
  return el("div", { class: kinds.filter(Boolean).join(" ") }, parts);
}

function serviceRow(message) {
  return el("div", { class: "row service", data: { message: message.message_id } }, el("span", { text: say("pinnedService") }));
}

/** The row of a message; `phone` says whose it is and does what its links and buttons ask. */
export function messageRow(message, phone) {
  if (message.pinned_message) return serviceRow(message);
  const row = el("div", { class: `row ${message.out ? "out" : "in"}`, data: { message: message.message_id } });
  if (isProtected(message)) row.classList.add("protected");
  const open = (x, y) => phone.openMessageMenu(message, x, y);
  const more = iconButton("more", say("actions"), () => {
    const box = more.getBoundingClientRect();
    open(box.left, box.bottom);
  }, { class: "row-more" });
  row.append(el("div", { class: "stack" }, bubbleBody(message, phone), inlineKeyboard(message, phone), more));
  openByHand(row, open);
  return row;
}
