/** What lies above the page or above one phone: dialogs, alerts, toasts, menus, a photo at full size. */

import { el, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

const TOAST_MS = 4000;
const MENU_MARGIN = 8;

/**
 * A dialog above the page. `body` nodes stand under the title; `actions` are [{label, primary, value}].
 * Resolves with the value of the pressed button (a function is called; false from it keeps the dialog open), null when closed.
 */
export function openDialog({ title, body = [], actions = [], role }) {
  return new Promise((resolve) => {
    let outcome = null;
    const dialog = el("dialog", { class: "dialog", "aria-label": title, data: role ? { role } : {} });
    const finish = (value) => {
      outcome = value;
      dialog.close();
    };
    const buttons = actions.map((action) => el("button", {
      type: action.primary ? "submit" : "button", class: action.primary ? "button primary" : "button", text: action.label,
      on: action.primary ? {} : { click: () => finish(action.value ?? null) },
    }));
    const submit = async (event) => {
      event.preventDefault();
      const primary = actions.find((action) => action.primary);
      const value = typeof primary?.value === "function" ? await primary.value() : primary?.value;
      if (value !== false) finish(value ?? true);
    };
    dialog.append(el("form", { on: { submit } },
      el("header", { class: "dialog-head" }, el("h2", { text: title }), iconButton("close", say("close"), () => finish(null))),
      el("div", { class: "dialog-body" }, typeof body === "function" ? body(finish) : body),
      actions.length > 0 && el("footer", { class: "dialog-actions" }, buttons)));
    dialog.addEventListener("click", (event) => event.target === dialog && finish(null));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(outcome);
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector(".dialog-body :is(input:not([type=checkbox]), .choice), .primary")?.focus();
  });
}

/** A labelled field of a dialog; `props` go to the control. */
export function field(label, props = {}, control = el("input", { ...props, class: "input" })) {
  return el("label", { class: "field" }, el("span", { text: label }), control);
}

/** A short line over `place` (a phone, or the page) that leaves by itself. */
export function showToast(place, text, { failed = false } = {}) {
  place.querySelector(":scope > .toast")?.remove();
  const toast = el("div", { class: failed ? "toast failed" : "toast", role: "status", data: { role: "toast" }, text });
  place.append(toast);
  setTimeout(() => toast.classList.add("leaving"), TOAST_MS);
  setTimeout(() => toast.remove(), TOAST_MS + 300);
}

/** An answer the person has to acknowledge, modal within their phone only: the other phones stay usable. */
export function showAlert(place, title, text) {
  const opener = document.activeElement;
  const close = () => {
    shade.remove();
    if (place.contains(opener)) opener.focus();
  };
  const ok = el("button", { type: "button", class: "button primary", text: say("ok"), data: { role: "alert-ok" }, on: { click: close } });
  const shade = el("div", { class: "shade", on: { keydown: (event) => (event.key === "Escape" || event.key === "Tab") && (event.key === "Tab" ? event.preventDefault() : close()) } },
    el("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": title, data: { role: "alert" } },
      el("strong", { text: title }), el("p", { text }), ok));
  place.append(shade);
  ok.focus();
}

/** A menu at a point of the window; `items` are [{label, icon, danger, run}]. */
export function openMenu(x, y, items) {
  document.querySelector(".menu-popup")?.remove();
  const opener = document.activeElement;
  const menu = el("div", { class: "menu-popup", role: "menu", popover: "auto", data: { role: "menu" } },
    items.map((item) => el("button", {
      type: "button", role: "menuitem", class: item.danger ? "menu-item danger" : "menu-item",
      on: {
        click: () => {
          menu.hidePopover();
          item.run();
        },
      },
    }, icon(item.icon), el("span", { text: item.label }))));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    menu.remove();
    if (document.activeElement === document.body) opener?.focus?.({ preventScroll: true });
  });
  menu.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...menu.children];
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  });
  document.body.append(menu);
  menu.showPopover();
  const box = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(MENU_MARGIN, Math.min(x, innerWidth - box.width - MENU_MARGIN))}px`;
  menu.style.top = `${Math.max(MENU_MARGIN, Math.min(y, innerHeight - box.height - MENU_MARGIN))}px`;
  menu.firstElementChild.focus({ preventScroll: true });
}

export function openPhoto(url, caption) {
  const close = () => viewer.close();
  const viewer = el("dialog", { class: "viewer", "aria-label": say("photo"), data: { role: "viewer" }, on: { click: close, close: () => viewer.remove() } },
    iconButton("close", say("close"), close), el("img", { src: url, alt: caption || say("photo") }), caption && el("p", { text: caption }));
  document.body.append(viewer);
  viewer.showModal();
}

/** Copies, and says so over `place`. */
export async function copyText(place, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Outside a secure context the clipboard is closed: the old way still works.
    const box = el("textarea", { class: "out-of-sight", "aria-hidden": "true" });
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  showToast(place, say("copied"));
}
