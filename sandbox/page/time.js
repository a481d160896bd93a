/** The world's time: what the sandbox's clock says now, and how moments read in its zone. */

import { currentLanguage, say } from "./words.js";

const WALL = { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };

let zone = "UTC";
let nowAtMark = Date.now();
let mark = performance.now();
let standsStill = false;
const formats = new Map();

/** `clock` is the sandbox's own: `now` an ISO moment, `zone` a zone's name (kept when absent), `frozen` when it does not run. */
export function setClock(clock) {
  nowAtMark = Date.parse(clock.now);
  mark = performance.now();
  if (clock.zone) zone = clock.zone;
  if ("frozen" in clock) standsStill = Boolean(clock.frozen);
}

export function worldNow() {
  return new Date(standsStill ? nowAtMark : nowAtMark + performance.now() - mark);
}

export function worldZone() {
  return zone;
}

function chosenLocale() {
  return currentLanguage() === "ru" ? "ru-RU" : "en-GB";
}

/** Kept once made: to make a format costs far more than to use it. */
function format(options, locale = chosenLocale()) {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  return formats.get(key);
}

/** Numbers of the calendar and clock on the wall of the zone at that moment. */
function wall(date) {
  const parts = format(WALL, "en-CA").formatToParts(date);
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** "2026-11-23": equal for two moments of one day in the zone. */
export function dayKey(date) {
  const parts = wall(date);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

export function timeLabel(date) {
  return format({ hour: "2-digit", minute: "2-digit" }).format(date);
}

/** The day as a separator says it: "Сегодня", "12 ноября", in another year "12 ноября 2025 г.". */
export function dayLabel(date) {
  const now = worldNow();
  if (dayKey(date) === dayKey(now)) return say("today");
  const sameYear = wall(date).year === wall(now).year;
  return format({ day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) }).format(date);
}

export function weekdayLabel(date) {
  return format({ weekday: "short" }).format(date);
}

export function longDateLabel(date) {
  return format({ day: "numeric", month: "long", year: "numeric" }).format(date).replace(/\s*г\.$/u, "");
}

export function shortDateLabel(date) {
  return format({ day: "2-digit", month: "2-digit", year: "2-digit" }).format(date);
}

/** The value of a date-and-time input that shows this moment on the zone's wall. */
export function toInputValue(date) {
  const parts = wall(date);
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The moment at which the zone's wall shows the input's value. */
export function fromInputValue(value) {
  const asIfUtc = Date.parse(`${value}Z`);
  let guess = asIfUtc;
  // Twice: the first step may land on the other side of a change of summer time.
  for (let step = 0; step < 2; step += 1) guess += asIfUtc - Date.parse(`${toInputValue(new Date(guess))}Z`);
  return new Date(guess);
}
