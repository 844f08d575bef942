// Buttons that copy the words of a field: <button data-copy="id of the field" hidden>. Without
// script they are not there, and the words can be copied by hand.

export function enable(root = document) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", copy);
  }
}

async function copy(event) {
  const button = event.currentTarget;
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
    say(button, "Copied.");
  } catch {
    // The browser does not let us: the words are selected, ready for Ctrl+C.
    field.focus();
    field.select();
    say(button, "Selected. Press Ctrl and C.");
  }
}

function say(button, words) {
  let status = button.parentElement.querySelector(".copy-said");
  if (!status) {
    status = document.createElement("span");
    status.className = "copy-said quiet";
    status.setAttribute("role", "status");
    button.after(status);
  }
  status.textContent = words;
}

enable();
