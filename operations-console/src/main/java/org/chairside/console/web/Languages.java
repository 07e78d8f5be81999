package org.chairside.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * English and Spanish: {@code ?lang=} chooses and is remembered for a year; else the browser's wish counts.
 *
 * <p>Both as in the United States. Where a point sets thousands apart, as in Spain, 1.500 mg would be read a thousandfold.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    private static final Locale SPANISH = Locale.of("es");
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, SPANISH);

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("chairside-language") {
            @Override
            protected Locale parseLocaleValue(String remembered) {
                return asInTheUnitedStates(super.parseLocaleValue(remembered));
            }
        };
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Strict");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setDefaultLocaleFunction(request -> {
            var wished = Locale.lookup(wishes(request), SPOKEN);
            return asInTheUnitedStates(wished == null ? Locale.ENGLISH : wished);
        });
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var choice = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String chosen) {
                return asInTheUnitedStates(super.parseLocaleValue(chosen));
            }
        };
        choice.setParamName("lang");
        choice.setIgnoreInvalidLocale(true);
        registry.addInterceptor(choice);
    }

    private static Locale asInTheUnitedStates(@Nullable Locale locale) {
        var spanish = locale != null && locale.getLanguage().equals(SPANISH.getLanguage());
        return Locale.of(spanish ? "es" : "en", "US");
    }

    private static List<Locale.LanguageRange> wishes(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            return header == null ? List.of() : Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
