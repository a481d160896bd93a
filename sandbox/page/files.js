/** Files on their way to the bot: chosen, dropped or pasted, with a caption, as photo or as file. */

import { api } from "./api.js";
import { el } from "./dom.js";
import { filePreview } from "./media.js";
import { field, openDialog } from "./overlays.js";
import { say } from "./words.js";

/** What Telegram makes a photo of; other pictures go as files. */
const PHOTO_TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Asks for a caption and sends one after another; the caption goes with the first. */
export async function sendFiles(phone, files) {
  if (files.length === 0) return;
  const caption = el("input", { class: "input", maxlength: "1024", data: { role: "caption" } });
  const asPhoto = el("input", { type: "checkbox", data: { role: "as-photo" } });
  const canBePhoto = files.every((file) => PHOTO_TYPES.has(file.type));
  asPhoto.checked = canBePhoto;
  const agreed = await openDialog({
    title: say("sendFile"), role: "file-dialog",
    body: [
      el("div", { class: "file-previews" }, files.map((file) => filePreview(file))),
      canBePhoto && el("label", { class: "check" }, asPhoto, el("span", { text: say("asPhoto") })),
      field(say("caption"), {}, caption),
    ].filter(Boolean),
    actions: [{ label: say("cancel") }, { label: say("send"), primary: true, value: true }],
  });
  if (!agreed) return;
  for (const [index, file] of files.entries()) {
    const words = index === 0 ? caption.value.trim() : "";
    await phone.attempt(async () => phone.receive(await api.upload(phone.person.id, file, words, canBePhoto && asPhoto.checked), true));
  }
}

/** Files dropped on `node` or pasted into it are offered for sending. */
export function acceptFiles(node, phone) {
  const carries = (event) => event.dataTransfer?.types.includes("Files") && phone.canWrite;
  node.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    node.classList.add("dropping");
  });
  node.addEventListener("dragleave", (event) => !node.contains(event.relatedTarget) && node.classList.remove("dropping"));
  node.addEventListener("drop", (event) => {
    node.classList.remove("dropping");
    if (!carries(event)) return;
    event.preventDefault();
    sendFiles(phone, [...event.dataTransfer.files]);
  });
  node.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length || !phone.canWrite) return;
    event.preventDefault();
    sendFiles(phone, [...event.clipboardData.files]);
  });
}
