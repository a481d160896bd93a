/** The messages of one chat, by days. Grows and changes by single rows; stays at the newest while it is there. */

import { messageRow } from "./bubble.js";
import { el, icon } from "./dom.js";
import { dayKey, dayLabel } from "./time.js";
import { say } from "./words.js";

const NEAR_BOTTOM_PX = 80;
const FLASH_MS = 1600;

export class Feed {
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map();
    this.days = new Map();
    this.lastId = 0;
    this.atBottom = true;
    this.shown = false;
    this.top = 0;
    this.inner = el("div", { class: "feed-inner", role: "log", "aria-label": say("messages"), "aria-live": "polite" });
    this.scroller = el("div", { class: "feed", tabindex: "0", "aria-label": say("messages"), role: "region", data: { role: "feed" } }, this.inner);
    this.newer = el("span", { class: "badge" });
    this.down = el("button", { type: "button", class: "to-newest", "aria-label": say("toNewest"), hidden: true, on: { click: () => this.toNewest(true) } }, icon("down"), this.newer);
    this.node = el("div", { class: "feed-frame" }, this.scroller, this.down);
    this.scroller.addEventListener("scroll", () => this.noticeScroll(), { passive: true });
    // Pictures, the keyboard and the window change heights: whoever was at the newest stays there.
    this.sizes = new ResizeObserver(() => this.noticeSize());
    this.sizes.observe(this.scroller);
    this.sizes.observe(this.inner);
  }

  noticeSize() {
    const shown = this.scroller.clientHeight > 0;
    // A phone that was put aside forgets how far it was scrolled.
    if (shown && !this.shown && !this.atBottom) this.scroller.scrollTop = this.top;
    this.shown = shown;
    if (shown && this.atBottom) this.toNewest();
  }

  noticeScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (!this.shown || clientHeight === 0) return;
    this.top = scrollTop;
    this.atBottom = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    this.down.hidden = this.atBottom;
    if (this.atBottom) this.phone.noticeSeen();
  }

  toNewest(smoothly = false) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
  }

  showUnread(count) {
    this.newer.textContent = count > 0 ? String(count) : "";
  }

  reset(messages) {
    this.inner.replaceChildren();
    this.rows.clear();
    this.days.clear();
    this.lastId = 0;
    for (const message of messages) this.put(message);
    this.showEmptiness();
    this.atBottom = true;
    this.toNewest();
  }

  /** Shows a new message or the new state of a shown one. */
  put(message, { live = false } = {}) {
    const row = messageRow(message, this.phone);
    const present = this.rows.get(message.message_id);
    this.rows.set(message.message_id, row);
    if (present) {
      present.replaceWith(row);
      return;
    }
    if (live) row.classList.add("fresh");
    const day = this.day(message);
    if (message.message_id > this.lastId) {
      day.append(row);
      this.lastId = message.message_id;
    } else {
      day.insertBefore(row, [...day.querySelectorAll(".row")].find((other) => Number(other.dataset.message) > message.message_id) ?? null);
    }
    if (live) this.settle(message);
  }

  settle(message) {
    this.showEmptiness();
    if (this.atBottom || message.out) {
      this.atBottom = true;
      this.toNewest();
    }
  }

  day(message) {
    const date = new Date(message.date * 1000);
    const key = dayKey(date);
    if (!this.days.has(key)) {
      const section = el("section", { class: "day" }, el("div", { class: "day-label" }, el("span", { text: dayLabel(date) })));
      const later = [...this.days.keys()].filter((other) => other > key).sort()[0];
      this.inner.insertBefore(section, later ? this.days.get(later).section : null);
      this.days.set(key, { section, date });
    }
    return this.days.get(key).section;
  }

  remove(messageId) {
    const row = this.rows.get(messageId);
    if (!row) return;
    const section = row.parentElement;
    row.remove();
    this.rows.delete(messageId);
    if (!section.querySelector(".row")) this.forgetDay(section);
    this.showEmptiness();
  }

  forgetDay(section) {
    section.remove();
    for (const [key, day] of this.days) if (day.section === section) this.days.delete(key);
  }

  showEmptiness() {
    const notice = this.inner.querySelector(".empty-chat");
    if (this.rows.size > 0) notice?.remove();
    else if (!notice) this.inner.append(el("p", { class: "empty-chat", text: say("emptyChat") }));
  }

  /** After the clock has moved, "today" is another day. */
  refreshDays() {
    for (const { section, date } of this.days.values()) section.querySelector(".day-label > span").textContent = dayLabel(date);
  }

  /** Brings a message into view and lights it up. */
  reveal(messageId) {
    const row = this.rows.get(messageId);
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: "smooth" });
    row.classList.add("flash");
    setTimeout(() => row.classList.remove("flash"), FLASH_MS);
  }

  /** The newest own message with words to edit. */
  lastOwnWords() {
    const own = [...this.phone.messages.values()].filter((message) => message.out && (message.text ?? message.caption));
    return own.reduce((latest, message) => (!latest || message.message_id > latest.message_id ? message : latest), null);
  }

  close() {
    this.sizes.disconnect();
  }
}
