/** The page's side of the sandbox: requests and the stream of events. */

import { say } from "./words.js";

const RECONNECT_MS = 1500;

/** Throws an Error with the sandbox's own words when it refuses. */
async function request(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(say("unreachable"));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `${answer.status}`);
  return body;
}

function post(path, body = {}) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const api = {
  state: () => request("/api/state"),
  addPerson: (fields) => post("/api/people", fields),
  send: (person, text, replyTo) => post(`/api/people/${person}/send`, replyTo ? { text, reply_to: replyTo } : { text }),
  edit: (person, messageId, text) => post(`/api/people/${person}/edit`, { message_id: messageId, text }),
  press: (person, messageId, data) => post(`/api/people/${person}/press`, { message_id: messageId, data }),
  inline: (person, query, offset) => post(`/api/people/${person}/inline`, { query, offset }),
  choose: (person, queryId, resultId) => post(`/api/people/${person}/choose`, { query_id: queryId, result_id: resultId }),
  read: (person) => post(`/api/people/${person}/read`),
  block: (person) => post(`/api/people/${person}/block`),
  unblock: (person) => post(`/api/people/${person}/unblock`),
  clock: (move) => post("/api/clock", move),
  upload(person, file, caption, asPhoto) {
    const form = new FormData();
    form.append("as", asPhoto ? "photo" : "document");
    if (caption) form.append("caption", caption);
    form.append("file", file, file.name);
    return request(`/api/people/${person}/upload`, { method: "POST", body: form });
  },
};

/**
 * Keeps the stream open for good. `onOpen` is called at each (re)connection, `onEvent` for each event,
 * `onLost` when the stream breaks.
 */
export function listen({ onOpen, onEvent, onLost }) {
  const source = new EventSource("/api/events");
  source.addEventListener("open", onOpen);
  source.addEventListener("message", (event) => onEvent(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    onLost();
    source.close();
    setTimeout(() => listen({ onOpen, onEvent, onLost }), RECONNECT_MS);
  });
}
