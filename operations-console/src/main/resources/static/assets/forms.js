// A form is sent once, however often its button is pressed, and what was begun in another form is not lost unasked.

// longer than the console waits for a service
const MAY_SEND_AGAIN_AFTER = 15_000;
const begun = new Set();

document.addEventListener("input", (event) => {
  if (event.target.form) {
    begun.add(event.target.form);
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  setTimeout(() => delete form.dataset.sent, MAY_SEND_AGAIN_AFTER);
  begun.delete(form);
  // nothing stands between a nurse and the pump
  if (form.dataset.urgent) {
    begun.clear();
  }
});

window.addEventListener("beforeunload", (event) => {
  if (begun.size > 0) {
    event.preventDefault();
  }
});

// a page shown again from the browser's memory may be sent again
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
  }
});
