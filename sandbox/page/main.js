/** Where the page begins: takes the sandbox's state, then follows its events. */

import { api, listen } from "./api.js";
import { Desk } from "./desk.js";
import { el } from "./dom.js";
import { Head } from "./head.js";
import { setClock } from "./time.js";
import { say } from "./words.js";

const RETRY_MS = 1500;

const desk = new Desk(document.getElementById("strip"), document.getElementById("people"));
const head = new Head(document.getElementById("head"), desk);
/** Events that came before the state did; null once they are applied as they come. */
let waiting = [];
let loading = null;
let offline = null;

const APPLY = {
  message: (event) => desk.receive(event.person, event.message),
  edited: (event) => desk.receive(event.person, event.message),
  deleted: (event) => desk.forget(event.person, event.message_id),
  toast: (event) => desk.phones.get(event.person)?.answered(event),
  typing: (event) => desk.phones.get(event.person)?.showTyping(true),
  person: (event) => desk.updatePerson(event.person),
  clock: (event) => {
    setClock(event);
    head.clock?.draw();
    desk.refreshDays();
  },
  reload: () => load(),
};

async function takeState() {
  waiting = [];
  let state = null;
  while (!state) {
    state = await api.state().catch(() => new Promise((resolve) => setTimeout(resolve, RETRY_MS, null)));
  }
  setClock(state.clock);
  desk.load(state);
  head.draw();
  const missed = waiting;
  waiting = null;
  for (const event of missed) APPLY[event.type]?.(event);
  document.body.dataset.ready = "true";
}

function load() {
  loading ??= takeState().finally(() => {
    loading = null;
  });
}

function showOffline(lost) {
  offline?.remove();
  offline = lost ? el("div", { class: "offline", role: "status", text: say("offline") }) : null;
  if (offline) document.body.append(offline);
}

listen({
  onOpen() {
    showOffline(false);
    load();
  },
  onEvent: (event) => (waiting ? waiting.push(event) : APPLY[event.type]?.(event)),
  onLost: () => showOffline(true),
});
