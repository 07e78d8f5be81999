// Keeps panels live. The stream says that something changed; the panel is then fetched whole, so nothing is merged in the browser.
// Stale green is the worst failure: when nothing has been heard for STALE_AFTER, everything live turns grey and says so.

const STALE_AFTER = 35_000;
const banner = document.getElementById("live");

if (banner) {
  const lost = document.getElementById("live-lost");
  const signedOut = document.getElementById("live-signed-out");
  let heardAt = Date.now();
  let fetchFailed = false;

  const show = () => {
    const stale = fetchFailed || Date.now() - heardAt > STALE_AFTER;
    lost.hidden = !stale || !signedOut.hidden;
    for (const panel of document.querySelectorAll("[data-live]")) {
      panel.classList.toggle("stale", stale || !signedOut.hidden);
    }
  };

  const stream = new EventSource(banner.dataset.stream);
  const heard = () => {
    heardAt = Date.now();
    show();
  };
  stream.addEventListener("heartbeat", heard);
  stream.addEventListener("changed", () => {
    heard();
    document.body.dispatchEvent(new CustomEvent("chairside:changed"));
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      heardAt = 0;
      show();
    }
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    fetchFailed = !event.detail.successful;
    if (event.detail.xhr && event.detail.xhr.status === 401) {
      signedOut.hidden = false;
      stream.close();
    }
    show();
  });
  // minutes pass without events
  setInterval(() => document.body.dispatchEvent(new CustomEvent("chairside:minute")), 30_000);
  setInterval(show, 1_000);
}
