// Keeps panels live. The stream says that something changed; the panel is then fetched whole, so nothing is merged in the browser.
// Stale green is the worst failure: when nothing has been heard for STALE_AFTER, everything live turns grey, and says so and how old it is.

const STALE_AFTER = 35_000;
const TRY_AGAIN_AFTER = 5_000;
const banner = document.getElementById("live");

if (banner) {
  const lost = document.getElementById("live-lost");
  const age = document.getElementById("live-age");
  const signedOut = document.getElementById("live-signed-out");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let stream;
  let goodAt = Date.now();
  let closed = false;
  let fetchFailed = false;

  const tell = (what) => document.body.dispatchEvent(new CustomEvent(what));

  const show = () => {
    const old = Date.now() - goodAt;
    const stale = closed || fetchFailed || old > STALE_AFTER;
    lost.hidden = !stale || !signedOut.hidden;
    age.textContent = number.format(Math.round(old / 1000));
    for (const panel of document.querySelectorAll("[data-live]")) {
      panel.classList.toggle("stale", stale || !signedOut.hidden);
    }
  };

  const heard = () => {
    closed = false;
    if (!fetchFailed) {
      goodAt = Date.now();
    }
    show();
  };

  const listen = () => {
    stream = new EventSource(banner.dataset.stream);
    stream.addEventListener("heartbeat", heard);
    stream.addEventListener("changed", () => {
      heard();
      tell("chairside:changed");
    });
    stream.addEventListener("error", () => {
      // the browser itself comes back to a stream that broke off, not to one that was refused
      if (stream.readyState === EventSource.CLOSED && signedOut.hidden) {
        closed = true;
        show();
        setTimeout(listen, TRY_AGAIN_AFTER);
      }
    });
  };

  document.body.addEventListener("htmx:afterRequest", (event) => {
    fetchFailed = !event.detail.successful;
    if (event.detail.xhr && event.detail.xhr.status === 401) {
      signedOut.hidden = false;
      stream.close();
    }
    if (!fetchFailed && !closed) {
      goodAt = Date.now();
    }
    show();
  });

  listen();
  // minutes pass without events
  setInterval(() => tell("chairside:minute"), 30_000);
  setInterval(() => fetchFailed && signedOut.hidden && tell("chairside:changed"), TRY_AGAIN_AFTER);
  setInterval(show, 1_000);
}
