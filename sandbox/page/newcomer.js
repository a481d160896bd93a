/** A new person: their name and, when they were invited, the link they hold. */

import { api } from "./api.js";
import { el } from "./dom.js";
import { checkedPayload } from "./links.js";
import { field, openDialog, showToast } from "./overlays.js";
import { currentLanguage, say } from "./words.js";

function languageChoice() {
  const options = [["ru", "Русский"], ["en", "English"]].map(([code, name]) => el("option", { value: code, text: name, selected: code === currentLanguage() }));
  return el("select", { class: "input", name: "language_code" }, options);
}

/** Asks and adds. Resolves with {person, payload} (payload null without a link), or null when closed. */
export async function addNewcomer(bot, link = "") {
  const control = (name, props = {}) => el("input", { class: "input", name, autocomplete: "off", ...props });
  const fields = { first_name: control("first_name", { required: true, maxlength: "64" }), last_name: control("last_name", { maxlength: "64" }), username: control("username", { pattern: "@?\\w{4,32}" }), language_code: languageChoice() };
  const invitation = control("invitation", { value: link, placeholder: say("linkPlaceholder", { bot: bot.username }) });
  invitation.addEventListener("input", () => invitation.setCustomValidity(""));
  const submit = async () => {
    const held = invitation.value.trim() ? checkedPayload(invitation, bot) : { payload: null };
    if (!held) return false;
    const given = Object.entries(fields).map(([name, input]) => [name, input.value.trim().replace(/^@/u, "")]).filter(([, value]) => value);
    try {
      return { person: await api.addPerson(Object.fromEntries(given)), payload: held.payload };
    } catch (error) {
      showToast(invitation.closest("dialog"), say("failed", { error: error.message }), { failed: true });
      return false;
    }
  };
  return openDialog({
    title: say("addPerson"), role: "person-dialog",
    body: [
      el("div", { class: "field-pair" }, field(say("firstName"), {}, fields.first_name), field(say("lastName"), {}, fields.last_name)),
      el("div", { class: "field-pair" }, field(say("username"), {}, fields.username), field(say("languageOf"), {}, fields.language_code)),
      field(say("invitation"), {}, invitation),
    ],
    actions: [{ label: say("cancel") }, { label: say("add"), primary: true, value: submit }],
  });
}
