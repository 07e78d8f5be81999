// Keeps panels live. The stream says that something changed; the panel is then fetched whole, and only what differs is put in its place:
// a finger, the focus and a scrolled table stay where they are, and a screen reader hears of the visit that changed and not the table.
// Stale green is the worst failure: when nothing has been heard for STALE_AFTER, or what was heard is that the boards themselves are older
// or not complete, everything live turns grey, and says so and how old it is.

const STALE_AFTER = 35_000;
const TRY_AGAIN_AFTER = 5_000;
const LOOK_EVERY = 1_000;
const SAY_AFTER = 500;
const banner = document.getElementById("live");

if (banner) {
  // said by the page itself where this script never runs
  document.getElementById("live-never").remove();
  const lost = document.getElementById("live-lost");
  const age = document.getElementById("live-age");
  const signedOut = document.getElementById("live-signed-out");
  const status = document.getElementById("live-news");
  const alert = document.getElementById("live-alarm");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const lookEvery = Number(document.querySelector("[data-live]")?.dataset.every ?? LOOK_EVERY);
  let stream;
  // as of when the boards were complete, told in milliseconds before now so that no clock is compared with another
  let toldAt = Date.now();
  let shownAt = toldAt;
  let complete = true;
  let closed = false;
  let fetchFailed = false;
  let lookedAt = 0;
  let nextLook;

  const tell = (what) => document.body.dispatchEvent(new CustomEvent(what));

  // at most one look at a time and a while apart; what changes in between is looked at in the end
  const look = () => {
    nextLook ??= setTimeout(() => {
      nextLook = undefined;
      lookedAt = Date.now();
      tell("chairside:changed");
    }, Math.max(0, lookedAt + lookEvery - Date.now()));
  };

  const show = () => {
    const old = Date.now() - shownAt;
    const stale = closed || fetchFailed || !complete || old > STALE_AFTER;
    lost.hidden = !stale || !signedOut.hidden;
    age.textContent = number.format(Math.round(old / 1000));
    for (const panel of document.querySelectorAll("[data-live]")) {
      panel.classList.toggle("stale", stale || !signedOut.hidden);
    }
  };

  const heard = (event) => {
    const wasComplete = complete;
    closed = false;
    complete = event.data !== "unknown";
    if (complete) {
      toldAt = Date.now() - Number(event.data);
      shownAt = fetchFailed ? shownAt : toldAt;
    }
    if (wasComplete !== complete) {
      look();
    }
    show();
  };

  const listen = () => {
    stream = new EventSource(banner.dataset.stream);
    stream.addEventListener("heartbeat", heard);
    stream.addEventListener("changed", (event) => {
      heard(event);
      look();
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

  const differs = (one, other) => one.nodeType !== other.nodeType || one.nodeName !== other.nodeName || one.id !== other.id;

  /** Makes the children of one element those of the other, and leaves alone what is equal. */
  const become = (old, now) => {
    const before = [...old.childNodes];
    const after = [...now.childNodes];
    after.forEach((child, i) => {
      const there = before[i];
      if (!there) {
        old.append(child);
      } else if (!there.isEqualNode(child)) {
        if (differs(there, child)) {
          there.replaceWith(child);
        } else if (child instanceof Element) {
          for (const { name } of [...there.attributes].filter(({ name }) => !child.hasAttribute(name))) {
            there.removeAttribute(name);
          }
          for (const { name, value } of child.attributes) {
            if (there.getAttribute(name) !== value) {
              there.setAttribute(name, value);
            }
          }
          become(there, child);
        } else {
          there.nodeValue = child.nodeValue;
        }
      }
    });
    before.slice(after.length).forEach((child) => child.remove());
  };

  const newsIn = (page) => new Map([...page.querySelectorAll("[data-news]")].map((e) => [e.dataset.newsOf, e.dataset.news]));
  const alarmsIn = (page) =>
    new Map([...page.querySelectorAll("[data-alarm]")].map((e) => {
      const visit = e.closest("[data-news]")?.dataset.news ?? "";
      return [e.dataset.alarm, `${visit} ${e.textContent.trim()}`.trim()];
    }));
  const added = (before, after) => [...after].filter(([key, text]) => before.get(key) !== text).map(([, text]) => text);
  const addedKeys = (before, after) => [...after].filter(([key]) => !before.has(key)).map(([, text]) => text);

  // htmx fetches, and leaves the putting in place to this
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    if (!target.hasAttribute("data-live") || xhr.status !== 200) {
      return;
    }
    event.detail.shouldSwap = false;
    const news = newsIn(document);
    const alarms = alarmsIn(document);
    const focused = document.activeElement?.id;
    // an answer may renew more than the panel that asked
    const answer = new DOMParser().parseFromString(xhr.responseText, "text/html");
    for (const now of answer.querySelectorAll("[data-live][id]")) {
      const there = document.getElementById(now.id);
      if (there) {
        become(there, now);
      }
    }
    if (focused && document.activeElement?.id !== focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    const changed = added(news, newsIn(document));
    if (changed.length > 0) {
      status.textContent = changed.join(". ");
    }
    const raised = addedKeys(alarms, alarmsIn(document));
    if (raised.length > 0) {
      alert.textContent = raised.join(" ");
    }
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    fetchFailed = !event.detail.successful;
    if (event.detail.xhr && event.detail.xhr.status === 401) {
      signedOut.hidden = false;
      stream.close();
    }
    if (!fetchFailed) {
      shownAt = toldAt;
    }
    show();
  });

  listen();
  // an alarm that stood there before is said too, once there is somebody to listen: what changes is told, what is there is not
  setTimeout(() => {
    alert.textContent ||= [...alarmsIn(document).values()].join(" ");
  }, SAY_AFTER);
  // minutes pass without events
  setInterval(() => tell("chairside:minute"), 30_000);
  setInterval(() => fetchFailed && signedOut.hidden && look(), TRY_AGAIN_AFTER);
  setInterval(show, 1_000);
}
