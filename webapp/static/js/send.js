// Talking to the editor from a page: one way to send, one shape of error.
//
//   import { send, fetchJson, Failure } from "./send.js";
//   const saved = await send("/letters/abc/save", { version: 3, content });
//
// A failure is thrown as a Failure with code, message, what_to_do and all that the server said.
// code "offline" means that the server could not be reached: try again later, the text is still
// on the page. When the session ran out and somebody signed in again in another tab, the fresh
// form token is fetched and the request is sent once more.

const TOKEN = 'meta[name="form-token"]';

export class Failure extends Error {
  constructor(status, error) {
    super(error.message);
    this.name = "Failure";
    this.status = status;
    Object.assign(this, error, { message: error.message });
  }
}

// Send an object as JSON and return the answer. ``options``: signal, keepalive.
export async function send(path, data, options = {}) {
  try {
    return await post(path, data, options);
  } catch (failure) {
    if (failure.code !== "forged-request" || !(await renewToken())) throw failure;
    return post(path, data, options);
  }
}

// Fetch JSON.
export function fetchJson(path, options = {}) {
  return ask(path, { headers: { Accept: "application/json" }, ...options });
}

// Ask for a fresh form token. Returns whether the same person is signed in.
export async function renewToken() {
  const session = await fetchJson("/session");
  if (!session.signed_in) return false;
  const meta = document.querySelector(TOKEN);
  if (meta) meta.content = session.form_token;
  for (const field of document.querySelectorAll('input[name="form_token"]')) {
    field.value = session.form_token;
  }
  return true;
}

function post(path, data, { signal, keepalive } = {}) {
  return ask(path, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "X-Form-Token": document.querySelector(TOKEN)?.content ?? "",
    },
    body: JSON.stringify(data),
    signal,
    keepalive,
  });
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", redirect: "error", ...options });
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Failure(0, { code: "offline", message: "The editor cannot be reached.", what_to_do: "" });
  }
  let answer = null;
  try {
    answer = await response.json();
  } catch {
    // Not JSON: a proxy in between, or a server that is being restarted.
  }
  if (response.ok && answer !== null) return answer;
  const unknown = { code: "offline", message: "The editor did not answer as it should.", what_to_do: "" };
  throw new Failure(response.status, answer?.error ?? unknown);
}
