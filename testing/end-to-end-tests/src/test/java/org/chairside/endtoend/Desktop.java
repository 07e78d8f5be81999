package org.chairside.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ViewportSize;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Chromium, and the people who sit before it. */
final class Desktop implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<ViewportSize> TABLET = List.of(new ViewportSize(768, 1024), new ViewportSize(1024, 768));
    /** Also a tablet at 200 %. */
    private static final ViewportSize PHONE = new ViewportSize(320, 568);

    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final int MOST_TABS = 120;
    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')]
              .filter(e => e.checkVisibility() && !e.classList.contains('skip'))
              .map(e => e.type === 'checkbox' ? e.closest('label') : e)
              .filter(e => { const box = e.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
              .map(e => e.outerHTML.slice(0, 160))""";
    private static final String TOO_WIDE = """
            () => [document.scrollingElement, ...document.querySelectorAll('.scroll')]
              .filter(e => e.scrollWidth > e.clientWidth + 1)
              .map(e => `${e.tagName} ${e.className} ${e.scrollWidth} > ${e.clientWidth}`)""";
    private static final String PAGE_TOO_WIDE = """
            () => [document.scrollingElement].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.scrollWidth} > ${e.clientWidth}`)""";
    private static final String BROKEN_WORDS = """
            () => {
              const broken = [];
              for (const e of document.querySelectorAll('td .state, td .slot, th, dd')) {
                const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
                while (e.checkVisibility() && walker.nextNode()) {
                  const text = walker.currentNode;
                  if (text.parentElement.closest('code')) continue;
                  for (const word of text.data.matchAll(/\\p{L}+/gu)) {
                    const range = document.createRange();
                    range.setStart(text, word.index);
                    range.setEnd(text, word.index + word[0].length);
                    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
                  }
                }
              }
              return broken;
            }""";
    private static final String STATE_OUT_OF_SIGHT = """
            () => [...document.querySelectorAll('[data-testid=visit] [data-testid=state]')]
              .filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.textContent)""";
    private static final String IN_THE_WAY = """
            () => [...document.querySelectorAll('.at-hand')].map(e => e.getBoundingClientRect().height)
              .filter(height => height > innerHeight / 3)""";
    private static final String TEXTS = """
            () => {
              const texts = [document.title];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) texts.push(walker.currentNode.data.trim());
              for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
                texts.push(e.ariaLabel ?? '', e.title ?? '', e.placeholder ?? '');
              }
              return texts;
            }""";
    private static final String WHAT_IT_SHOWS = """
            () => document.querySelector('main [data-testid=problem]')?.dataset.code
              ?? document.querySelector('main [data-state]')?.dataset.state ?? 'page'""";
    private static final String STANDS_THERE = """
            selector => {
              const e = document.activeElement;
              if (!e?.matches(selector)) return null;
              const box = e.getBoundingClientRect(), style = getComputedStyle(e);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                && box.bottom > 0 && box.top < innerHeight;
            }""";

    private final House house;
    private final Playwright playwright;
    private final Browser browser;

    Desktop(House house) {
        this.house = house;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                // root has no sandbox of its own; the pages are our own
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path chromium() {
        var named = System.getenv("CHAIRSIDE_CHROMIUM");
        var folders = System.getenv("PATH").split(File.pathSeparator, -1);
        var candidates = named != null
                ? Stream.of(Path.of(named))
                : NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "The browser tests need Chromium: install it, or name its program in CHAIRSIDE_CHROMIUM."));
    }

    /** A browser of this person's own, at the sign-in page. */
    Seat seat(String person, String language) {
        return seat(person, language, true);
    }

    /** The same, in a browser that runs no script. */
    Seat seatWithoutScripts(String person, String language) {
        return seat(person, language, false);
    }

    private Seat seat(String person, String language, boolean scripts) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(house.stack().console().toString())
                .setLocale(language)
                .setJavaScriptEnabled(scripts)
                .setViewportSize(1024, 768));
        var page = context.newPage();
        page.navigate("/");
        return new Seat(person, passwordOf(person), context, page);
    }

    private String passwordOf(String person) {
        var people =
                JsonMapper.shared().readTree(house.home().resolve("secrets").resolve("people.json"));
        for (var candidate : people) {
            if (candidate.path("username").asString().equals(person)) {
                return candidate.path("password").asString();
            }
        }
        throw new AssertionError("nobody is called " + person);
    }

    /** Leaves a picture of every page as it was last seen. */
    @Override
    public void close() {
        for (var context : browser.contexts()) {
            for (var page : context.pages()) {
                var name = page.title().replaceAll("\\W+", "-") + "-" + context.hashCode() + ".png";
                page.screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "browser", name)));
            }
        }
        browser.close();
        playwright.close();
    }

    /** One person before one browser. */
    record Seat(String person, String password, BrowserContext context, Page page) {

        Seat signIn() {
            page.locator("#username").fill(person);
            page.locator("#password").fill(password);
            page.locator("form[data-testid=sign-in] button").click();
            assertThat(page.getByTestId("me")).hasText(person);
            return this;
        }

        Locator form(String name) {
            return page.locator("form[data-testid='" + name + "']");
        }

        /** Fills what is given, ticks what is said to be true, and sends the form. */
        Seat sends(String form, Map<String, String> fields) {
            unfolds(form);
            fields.forEach((name, value) -> {
                var field = form(form).locator("[name='" + name + "']");
                switch ((String) field.evaluate("e => e.type.startsWith('select') ? 'select' : e.type")) {
                    case "checkbox" -> field.check();
                    case "select" ->
                        field.selectOption(field.locator(
                                        value.isEmpty() ? "option:not([value=''])" : "option[value^='" + value + "']")
                                .first()
                                .getAttribute("value"));
                    default -> field.fill(value);
                }
            });
            form(form).locator("button[type=submit]").click();
            return this;
        }

        private void unfolds(String form) {
            var folded = page.locator(
                    "details[data-testid='folded-%1$s']:not([open]) > summary, a[data-testid='folded-%1$s']"
                            .formatted(form));
            if (folded.count() > 0) {
                folded.click();
                form(form).waitFor();
            }
        }

        /** Sends the form and sees that it was done. */
        Seat does(String form, Map<String, String> fields) {
            sends(form, fields);
            assertThat(page.locator("[data-testid=done][data-form='" + form + "']"))
                    .isVisible();
            return this;
        }

        Seat clicks(String testId) {
            page.getByTestId(testId).click();
            return this;
        }

        /** Has the read models built again, and returns when they have been emptied. */
        void rebuilds() {
            form("rebuild").locator("[name=sure]").check();
            form("rebuild").locator("button").click();
            assertThat(page.getByTestId("rebuilt")).hasAttribute("data-begun", "true");
        }

        /** Opens a page again and again until it shows what it waits to hear of. */
        Seat opens(String path, String shows) {
            Awaitility.await("an event reaches the service behind the page")
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> {
                        page.navigate(path);
                        return page.locator(shows).count() > 0;
                    });
            return this;
        }

        Seat reloads() {
            page.reload();
            return this;
        }

        /** The row of a visit on the chair board. */
        Locator row(String appointment) {
            return page.locator("[data-testid=visit][data-appointment='" + appointment + "']");
        }

        /** What a page's address ends with. */
        String idInAddress() {
            var path = URI.create(page.url()).getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /**
         * What the page shows now is good to look at: no rule of axe is broken by day, and none about colours by night, when nothing else is
         * another; everything that can be touched is large enough for a finger, nothing scrolls sideways on a tablet and nothing but its
         * tables on a phone, where a board shows how a visit stands and no button takes the page; no word is broken, and a Spanish page says
         * nothing in English.
         */
        Seat looksRight() {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            breaksNoRule(ColorScheme.LIGHT, new AxeBuilder(page));
            page.setViewportSize(PHONE.width, PHONE.height);
            shows("scrolled sideways", PAGE_TOO_WIDE);
            shows("broken in the middle", BROKEN_WORDS);
            shows("out of sight", STATE_OUT_OF_SIGHT);
            shows("more than a third of the page", IN_THE_WAY);
            takesPicture(ColorScheme.LIGHT, PHONE);
            for (var tablet : TABLET) {
                page.setViewportSize(tablet.width, tablet.height);
                shows("touched by a finger", TOO_SMALL);
                shows("scrolled sideways", TOO_WIDE);
                shows("broken in the middle", BROKEN_WORDS);
                takesPicture(ColorScheme.LIGHT, tablet);
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            breaksNoRule(ColorScheme.DARK, new AxeBuilder(page).withRules(COLOURS));
            takesPicture(ColorScheme.DARK, TABLET.getLast());
            if (page.locator("html").getAttribute("lang").equals("es")) {
                Assertions.assertThat(EnglishTexts.among((List<?>) page.evaluate(TEXTS)))
                        .as("English at %s", page.url())
                        .isEmpty();
            }
            return this;
        }

        private void breaksNoRule(ColorScheme scheme, AxeBuilder axe) {
            Assertions.assertThat(axe.analyze().getViolations())
                    .extracting(violation -> violation.getId() + " at "
                            + violation.getNodes().getFirst().getTarget())
                    .as("%s %s", page.url(), scheme)
                    .isEmpty();
        }

        /** Whatever people, chairs and sites are called: on a phone it breaks, and nothing is pushed off the page. */
        Seat holdsNamesWithoutAnEnd() {
            page.setViewportSize(PHONE.width, PHONE.height);
            page.evaluate(
                    "() => document.querySelectorAll('h1, h2 > a, h3, dd, main li, main li > a, .who strong').forEach(e => e.append('W'.repeat(120)))");
            shows("scrolled sideways", PAGE_TOO_WIDE);
            return this;
        }

        /** Nothing that a patient told is on the page, nor in what it is made of. */
        Seat tellsNothingOf(List<String> words) {
            var page = this.page.content();
            Assertions.assertThat(words.stream().filter(page::contains))
                    .as("at %s", this.page.url())
                    .isEmpty();
            return this;
        }

        /** The same in the colours of a person who chose their own. */
        Seat looksRightInForcedColours() {
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(violation -> violation.getId())
                    .as("%s in forced colours", page.url())
                    .isEmpty();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(
                            "target",
                            "browser",
                            page.title().replaceAll("\\W+", "-").toLowerCase(Locale.ROOT) + "-forced-colours.png")));
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
            return this;
        }

        private void shows(String what, String offenders) {
            Assertions.assertThat((List<?>) page.evaluate(offenders))
                    .as("%s at %s, %s", what, page.url(), page.viewportSize().width)
                    .isEmpty();
        }

        private void takesPicture(ColorScheme scheme, ViewportSize tablet) {
            var name = "%s-%s-%s-%d.png"
                    .formatted(page.title().replaceAll("\\W+", "-"), page.evaluate(WHAT_IT_SHOWS), scheme, tablet.width)
                    .toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "browser", "tablet", name)));
        }

        /** Cuts the page off, and lets it come back. */
        Seat isOffline(boolean offline) {
            page.waitForLoadState();
            context.setOffline(offline);
            // a look that was under way may still arrive, so one minute may pass unnoticed
            Awaitility.await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> {
                page.evaluate("() => document.body.dispatchEvent(new CustomEvent('chairside:minute'))");
                page.waitForTimeout(500);
                return page.getByTestId("live-lost").isVisible() == offline;
            });
            return this;
        }

        /** Goes on with the Tab key until it stands there, and sees where it stands. */
        Seat tabsTo(String selector) {
            for (int presses = 0; presses < MOST_TABS; presses++) {
                var seen = page.evaluate(STANDS_THERE, selector);
                if (seen != null) {
                    Assertions.assertThat(seen)
                            .as("the focus is seen at " + selector)
                            .isEqualTo(true);
                    return this;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("the Tab key does not lead to " + selector + " at " + page.url());
        }

        Seat presses(String... keys) {
            Stream.of(keys).forEach(page.keyboard()::press);
            return this;
        }

        Seat types(String text) {
            page.keyboard().type(text);
            return this;
        }

        /** Types into the fields of a form, a time as an American browser asks for it, and sends it with the Enter key. */
        Seat keysIn(String form, Map<String, String> fields) {
            fields.forEach((name, text) -> {
                tabsTo("form[data-testid='" + form + "'] [name='" + name + "']");
                switch ((String) page.evaluate("() => document.activeElement.type")) {
                    case "checkbox" -> presses("Space");
                    case "select-one" -> types(text);
                    case "time" -> types(LocalTime.parse(text).format(DateTimeFormatter.ofPattern("hhmma", Locale.US)));
                    default -> presses("ControlOrMeta+a").types(text);
                }
            });
            return tabsTo("form[data-testid='" + form + "'] button").presses("Enter");
        }

        /** The form came through, and the keyboard goes on from what is said of it. */
        Seat seesDone(String form) {
            assertThat(page.locator("[data-testid=done][data-form='" + form + "']"))
                    .isFocused();
            return this;
        }
    }
}
