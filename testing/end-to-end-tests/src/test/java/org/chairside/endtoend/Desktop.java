package org.chairside.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** Chromium, and the people who sit before it. */
final class Desktop implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

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
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(house.stack().console().toString())
                .setLocale(language));
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
            form("rebuild").locator("button").click();
            assertThat(page.locator("[role=status].notice-good")).isVisible();
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

        /** No rule of axe is broken by what the page shows now. */
        Seat isAccessible() {
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(violation -> violation.getId() + " at "
                            + violation.getNodes().getFirst().getTarget())
                    .as(page.url())
                    .isEmpty();
            return this;
        }
    }
}
