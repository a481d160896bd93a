/** A message's text with its marks, as nodes. Offsets are UTF-16 units, which are JavaScript's own. */

import { el } from "./dom.js";
import { say } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
/** Marks under which a bare link stays plain text or is a link already. */
const CLOSED = new Set(["pre", "code", "url", "text_link", "email", "mention", "bot_command"]);
const SAFE_SCHEMES = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);
const BARE_LINK = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?()]/giu;

/** The address as the browser may follow it, or null: an address of another scheme is only text. */
export function safeUrl(address) {
  const withScheme = /^[a-z][a-z\d+.-]*:/iu.test(address) ? address : `https://${address}`;
  const url = URL.parse(withScheme);
  return url && SAFE_SCHEMES.has(url.protocol) ? url.href : null;
}

function revealable() {
  const spoiler = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler") });
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    spoiler.replaceWith(el("span", { class: "spoiler revealed" }, ...spoiler.childNodes));
  };
  // Capture: a link under the cover must not be followed before it is seen.
  spoiler.addEventListener("click", reveal, true);
  spoiler.addEventListener("keydown", reveal);
  return spoiler;
}

function quote(expandable) {
  const body = el("span", { class: "quote-body" });
  const block = el("blockquote", { class: expandable ? "expandable" : "" }, body);
  if (expandable) {
    const toggle = el("button", { type: "button", class: "quote-toggle", "aria-label": say("quote"), "aria-expanded": "false" });
    toggle.addEventListener("click", () => toggle.setAttribute("aria-expanded", String(block.classList.toggle("open"))));
    block.append(toggle);
  }
  return { node: block, body };
}

function link(address, actions) {
  const href = safeUrl(address);
  if (!href) return el("span");
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", on: { click: (event) => actions.followLink(href, event) } });
}

/** The node for one mark and the node its text goes into. */
function shell(entity, covered, actions) {
  const plain = (node) => ({ node, body: node });
  if (TAGS[entity.type]) return plain(el(TAGS[entity.type]));
  switch (entity.type) {
    case "spoiler": return plain(revealable());
    case "pre": return plain(el("pre", entity.language ? { data: { language: entity.language } } : {}));
    case "blockquote": return quote(false);
    case "expandable_blockquote": return quote(true);
    case "text_link": return plain(link(entity.url, actions));
    case "url": return plain(link(covered, actions));
    case "email": return plain(link(`mailto:${covered}`, actions));
    case "phone_number": return plain(link(`tel:${covered.replace(/[^\d+]/gu, "")}`, actions));
    case "bot_command": return plain(el("button", { type: "button", class: "link", on: { click: () => actions.sendText(covered) } }));
    case "mention": return plain(el("button", { type: "button", class: "link", on: { click: () => actions.insertText(`${covered} `) } }));
    case "text_mention": case "hashtag": case "cashtag": return plain(el("span", { class: "link" }));
    default: return plain(el("span"));
  }
}

function write(parent, text, start, end, entities, actions) {
  let at = start;
  let afterBlock = false;
  const plain = (until) => {
    // The line break that ends a block is drawn by the block itself.
    const from = afterBlock && text[at] === "\n" ? at + 1 : at;
    if (until > from) parent.append(text.slice(from, until));
  };
  for (let index = 0; index < entities.length;) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    index += 1;
    if (to <= from) continue;
    const inside = [];
    while (index < entities.length && entities[index].offset < to) inside.push(entities[index++]);
    plain(from);
    const { node, body } = shell(entity, text.slice(from, to), actions);
    write(body, text, from, to, inside, actions);
    parent.append(node);
    at = to;
    afterBlock = BLOCKS.has(entity.type);
  }
  plain(end);
}

/** Telegram marks bare links itself; where the given marks do not, they are found here. */
function withBareLinks(text, entities) {
  const found = [];
  for (const match of text.matchAll(BARE_LINK)) {
    const from = match.index;
    const to = from + match[0].length;
    const taken = entities.some((entity) => entity.offset < to && entity.offset + entity.length > from && CLOSED.has(entity.type));
    if (!taken) found.push({ type: "url", offset: from, length: match[0].length });
  }
  return [...entities, ...found];
}

/** `actions`: sendText(text), insertText(text), followLink(href, event). */
export function richText(text, entities, actions) {
  const fragment = document.createDocumentFragment();
  const marks = withBareLinks(text, entities ?? []);
  marks.sort((one, other) => one.offset - other.offset || other.length - one.length);
  write(fragment, text, 0, text.length, marks, actions);
  return fragment;
}
