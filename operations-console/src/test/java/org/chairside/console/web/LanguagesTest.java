package org.chairside.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import org.chairside.console.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Whoever asks for Spanish gets the Spanish of the United States: a point before decimals, a comma between thousands. */
class LanguagesTest {

    final Languages languages = new Languages();

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({"es, es-US", "es-ES, es-US", "es-MX, es-US", "en-GB, en-US", "fr, en-US"})
    void a_browser_s_wish_is_spoken_as_in_the_united_states(String wish, String spoken) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", wish);
        assertThat(languages.localeResolver().resolveLocale(request)).isEqualTo(Locale.forLanguageTag(spoken));
    }

    @Test
    void so_is_what_was_chosen_by_the_link() throws Exception {
        var request = new MockHttpServletRequest();
        request.setParameter("lang", "es");
        var resolver = languages.localeResolver();
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, resolver);
        interceptor().preHandle(request, new MockHttpServletResponse(), new Object());
        assertThat(resolver.resolveLocale(request)).isEqualTo(Locale.forLanguageTag("es-US"));
    }

    @Test
    void so_is_what_a_cookie_remembers_from_before() {
        var request = new MockHttpServletRequest();
        request.setCookies(new jakarta.servlet.http.Cookie("chairside-language", "es"));
        assertThat(languages.localeResolver().resolveLocale(request)).isEqualTo(Locale.forLanguageTag("es-US"));
    }

    @Test
    void a_spanish_dose_has_a_point_before_its_decimals() {
        var amount = Texts.read("/messages_es.properties").getProperty("amount.mg");
        assertThat(new MessageFormat(amount, Locale.forLanguageTag("es-US"))
                        .format(new Object[] {new BigDecimal("1500.5")}))
                .isEqualTo("1,500.5 mg");
    }

    @Test
    void an_hour_is_one_of_twelve() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        LocaleContextHolder.setLocale(Locale.US);
        assertThat(new Words(messages).hour(13)).startsWith("1").endsWith("PM");
        LocaleContextHolder.setLocale(Locale.forLanguageTag("es-US"));
        assertThat(new Words(messages).hour(13)).startsWith("1").endsWith("m.");
    }

    private LocaleChangeInterceptor interceptor() {
        var registry = new InterceptorRegistry() {
            LocaleChangeInterceptor only() {
                return (LocaleChangeInterceptor) getInterceptors().getFirst();
            }
        };
        languages.addInterceptors(registry);
        return registry.only();
    }
}
