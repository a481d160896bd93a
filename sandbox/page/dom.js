/** Building the page from nodes: no data is ever parsed as HTML. */

/**
 * An element. `props`: `class`, `text`, `on` (event handlers), `data` (dataset), `style` (custom properties);
 * anything else is an attribute; `true` sets it empty, `false`, `null` and `undefined` leave it out.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "style") for (const [property, set] of Object.entries(value)) node.style.setProperty(property, set);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A button with an icon and a spoken name; `props` as for `el`. */
export function iconButton(name, label, onClick, props = {}) {
  return el(
    "button",
    { type: "button", title: label, "aria-label": label, ...props, class: `icon-button ${props.class ?? ""}`, on: { click: onClick } },
    icon(name),
  );
}

const PATHS = {
  send: "M4.5 19.5 21 12 4.5 4.5 6.5 12zM6.5 12H13",
  clip: "M20 11.5 12 19.4a5 5 0 0 1-7-7l8.3-8.2a3.3 3.3 0 0 1 4.7 4.7l-8.3 8.2a1.6 1.6 0 0 1-2.3-2.3l7.6-7.5",
  slash: "M5 3.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5zM14.5 7.5l-5 9",
  keyboard: "M4 6.5h16a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 16V8A1.5 1.5 0 0 1 4 6.5zM6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14h8",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  close: "M6 6l12 12M18 6 6 18",
  check: "M4.5 12.5l4.5 4.5L19.5 6.5",
  edit: "M4 20l1-4.5L16.5 4a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19z",
  reply: "M10 6l-6 6 6 6M4 12h9c4 0 7 2 7 6.5",
  copy: "M9 9h10.5v10.5H9zM5.5 15H4.5V4.5H15v1",
  lock: "M6.5 10.5h11v9h-11zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  down: "M6 9.5l6 6 6-6",
  left: "M14.5 6l-6 6 6 6",
  sun: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  plus: "M12 5v14M5 12h14",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7",
  clock: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 7.5V12l3 2",
  link: "M10 14a4.2 4.2 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1.5 1.5M14 10a4.2 4.2 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1.5-1.5",
  block: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM6 6l12 12",
  pin: "M9 4h6l-1 6 3 3.5H7L10 10zM12 13.5V20",
  external: "M9 6h9v9M18 6 6 18",
  at: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM16 8v5.5c0 3 4.5 3 4.5-1.5a8.5 8.5 0 1 0-3.5 7",
  user: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.5c0-4 3.5-6 7.5-6s7.5 2 7.5 6",
};

/** A line drawing of 24 × 24 in the colour of the text around it. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

const AVATAR_TINTS = ["#e17076", "#e8965a", "#9b7fe0", "#55b06b", "#3fa9bd", "#4f92dd", "#dd6f9b"];

/** A round with the initials of the person or bot, its colour fixed by the id. */
export function avatar(id, name, size = "") {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const initials = words.slice(0, 2).map((word) => Array.from(word)[0].toUpperCase()).join("");
  const tint = AVATAR_TINTS[Math.abs(Number(id)) % AVATAR_TINTS.length];
  return el("span", { class: `avatar ${size}`, "aria-hidden": "true", text: initials, style: { "--tint": tint } });
}

export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
