/** Photos, files and other attachments of a message. */

import { el, icon, iconButton } from "./dom.js";
import { openPhoto } from "./overlays.js";
import { fileSize, say } from "./words.js";

/** Kinds shown as a file to take: name of the field in the message. */
const FILES = ["document", "animation", "audio", "video", "voice", "video_note", "sticker"];
const PHOTO_WIDTH = 320;

export function fileAddress(message, part) {
  return part.url ?? message.url ?? `/api/files/${encodeURIComponent(part.file_id)}`;
}

function photo(message) {
  const largest = message.photo.reduce((best, size) => (size.width > best.width ? size : best));
  const url = fileAddress(message, largest);
  const image = el("img", { src: url, alt: message.caption ?? say("photo"), width: largest.width, height: largest.height, draggable: "false" });
  return el("button", {
    type: "button", class: "photo", "aria-label": say("openPhoto"), data: { role: "photo" },
    style: { "--ratio": String(largest.width / largest.height), "--natural": `${Math.min(PHOTO_WIDTH, Math.max(largest.width, 120))}px` },
    on: { click: () => openPhoto(url, message.caption) },
  }, image);
}

function documentRow(message, part) {
  const name = part.file_name ?? say("document");
  const extension = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  const url = fileAddress(message, part);
  return el("a", { class: "document", href: url, download: name, "aria-label": say("download", { name }), data: { role: "document" } },
    el("span", { class: "document-icon" }, extension ? el("span", { text: extension }) : icon("file"), icon("download")),
    el("span", { class: "document-about" }, el("span", { class: "document-name", text: name }),
      part.file_size !== undefined && el("span", { class: "document-size", text: fileSize(part.file_size) })));
}

function contact(part) {
  return el("div", { class: "document" }, el("span", { class: "document-icon" }, icon("user")),
    el("span", { class: "document-about" }, el("span", { class: "document-name", text: [part.first_name, part.last_name].filter(Boolean).join(" ") }),
      el("span", { class: "document-size", text: part.phone_number })));
}

/** The node of the message's attachment, null for plain text. */
export function attachment(message) {
  if (message.photo?.length) return photo(message);
  // An animation carries a document too: one file, shown once.
  const kind = FILES.find((name) => message[name]);
  if (kind) return documentRow(message, message[kind]);
  if (message.contact) return contact(message.contact);
  return null;
}

/** One line that stands for the message in a quote, the pinned bar and the list of people. */
export function summary(message) {
  if (!message) return "";
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/gu, " ");
  if (message.photo) return say("photo");
  if (message.contact) return say("contact");
  const kind = FILES.find((name) => message[name]);
  return kind ? message[kind].file_name ?? say("document") : "";
}

/** A preview of a file chosen for sending. */
export function filePreview(file, onRemove) {
  const isImage = file.type.startsWith("image/");
  const shown = isImage
    ? el("img", { src: URL.createObjectURL(file), alt: "", on: { load: (event) => URL.revokeObjectURL(event.target.src) } })
    : el("span", { class: "document-icon" }, icon("file"));
  return el("div", { class: "file-preview" }, shown,
    el("span", { class: "document-about" }, el("span", { class: "document-name", text: file.name }), el("span", { class: "document-size", text: fileSize(file.size) })),
    onRemove && iconButton("close", say("close"), onRemove));
}
