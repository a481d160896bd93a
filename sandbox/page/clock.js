/** The clock in the head: shows the world's time and moves it forward. */

import { api } from "./api.js";
import { el, icon } from "./dom.js";
import { field, openDialog, showToast } from "./overlays.js";
import { fromInputValue, longDateLabel, setClock, shortDateLabel, timeLabel, toInputValue, weekdayLabel, worldNow, worldZone } from "./time.js";
import { say } from "./words.js";

const TICK_MS = 1000;
const STEPS = [["hour", { hours: 1 }], ["day", { days: 1 }], ["month", { months: 1 }]];

export class ClockPanel {
  constructor(onMoved) {
    this.onMoved = onMoved;
    this.weekday = el("span", { class: "clock-weekday" });
    this.longDate = el("span", { class: "clock-long" });
    this.shortDate = el("span", { class: "clock-short" });
    this.time = el("span", { class: "clock-time" });
    this.node = el("section", { class: "clock", "aria-label": say("clock") },
      el("time", { class: "clock-face", data: { role: "clock-now" } }, this.time, el("span", { class: "clock-date" }, this.weekday, this.longDate, this.shortDate)),
      el("div", { class: "clock-steps" }, STEPS.map(([name, step]) => this.stepButton(name, step)), this.toButton()));
    this.draw();
    this.timer = setInterval(() => this.draw(), TICK_MS);
  }

  stop() {
    clearInterval(this.timer);
  }

  stepButton(name, step) {
    return el("button", {
      type: "button", class: "clock-step", title: say(`${name}Full`), "aria-label": say(`${name}Full`), data: { role: `clock-${name}` },
      on: { click: () => this.move({ advance: step }) },
    }, el("span", { class: "wide", text: say(name) }), el("span", { class: "narrow", text: say(`${name}Short`) }));
  }

  toButton() {
    return el("button", {
      type: "button", class: "clock-step", title: say("moveTo"), "aria-label": say("moveTo"), data: { role: "clock-to" },
      on: { click: () => this.askDate() },
    }, icon("calendar"), el("span", { class: "wide", text: say("toDate") }));
  }

  draw() {
    const now = worldNow();
    const texts = [[this.weekday, `${weekdayLabel(now)},`], [this.longDate, longDateLabel(now)], [this.shortDate, shortDateLabel(now)], [this.time, timeLabel(now)]];
    for (const [node, text] of texts) if (node.textContent !== text) node.textContent = text;
    const minute = `${now.toISOString().slice(0, 16)}Z`;
    if (this.node.firstChild.dateTime !== minute) this.node.firstChild.dateTime = minute;
  }

  /** True when the sandbox moved its clock. */
  async move(step) {
    this.node.classList.add("moving");
    this.node.inert = true;
    try {
      setClock(await api.clock(step));
      this.draw();
      this.onMoved();
      return true;
    } catch (error) {
      showToast(document.body, say("failed", { error: error.message }), { failed: true });
      return false;
    } finally {
      this.node.classList.remove("moving");
      this.node.inert = false;
    }
  }

  async askDate() {
    const input = el("input", { type: "datetime-local", class: "input", required: true, value: toInputValue(worldNow()), min: toInputValue(worldNow()), data: { role: "clock-input" } });
    const moved = await openDialog({
      title: say("moveTo"), role: "clock-dialog",
      body: [field(say("toDate"), {}, input), el("p", { class: "hint", text: say("moveToHint", { zone: worldZone() }) })],
      actions: [{ label: say("cancel") }, { label: say("ok"), primary: true, value: () => fromInputValue(input.value) }],
    });
    if (moved instanceof Date) await this.move({ to: moved.toISOString() });
  }
}
