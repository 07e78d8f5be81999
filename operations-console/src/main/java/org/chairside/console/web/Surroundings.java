package org.chairside.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chairside.console.identity.Person;
import org.chairside.kit.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame of a page needs: who looks, where they may go, in which language. */
@ControllerAdvice
class Surroundings {

    private static final List<Place> PLACES = List.of(
            new Place(
                    "board",
                    "/board",
                    Set.of(
                            Role.FRONT_DESK,
                            Role.NURSE,
                            Role.PRESCRIBER,
                            Role.MEDICAL_DIRECTOR,
                            Role.SITE_MANAGER,
                            Role.VIAL_LEAD)),
            new Place("register", "/patients/new", Set.of(Role.FRONT_DESK)),
            new Place("clearances", "/clearances", Set.of(Role.PRESCRIBER, Role.MEDICAL_DIRECTOR)),
            new Place("vials", "/vials", Set.of(Role.NURSE, Role.VIAL_LEAD)),
            new Place("flows", "/flows", Set.of(Role.OPS, Role.SITE_MANAGER, Role.PRIVACY_OFFICER)));

    private final String htmxVersion;

    Surroundings(@Value("${chairside.console.htmx-version}") String htmxVersion) {
        this.htmxVersion = htmxVersion;
    }

    @ModelAttribute("htmxVersion")
    String htmxVersion() {
        return htmxVersion;
    }

    @ModelAttribute("me")
    @Nullable
    Person me(@AuthenticationPrincipal @Nullable Person person) {
        return person;
    }

    @ModelAttribute("places")
    List<Place> places(@AuthenticationPrincipal @Nullable Person person) {
        return person == null
                ? List.of()
                : PLACES.stream().filter(place -> place.isOpenTo(person)).toList();
    }

    /** This page in the other language. */
    @ModelAttribute("otherLanguage")
    String otherLanguage(Locale locale) {
        var other = locale.getLanguage().equals("es") ? "en" : "es";
        var here = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("lang", other)
                .build();
        return here.getPath() + "?" + here.getQuery();
    }

    /** A page in the navigation; its name is the message {@code nav.<name>}. */
    record Place(String name, String path, Set<Role> roles) {

        boolean isOpenTo(Person person) {
            return roles.stream().anyMatch(person::is);
        }
    }

    /** English and Spanish; the person's choice lasts a year, else the browser's wish counts. */
    @Configuration(proxyBeanMethods = false)
    static class Languages implements WebMvcConfigurer {

        private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("es"));

        @Bean
        LocaleResolver localeResolver() {
            var resolver = new CookieLocaleResolver("chairside-language");
            resolver.setCookieHttpOnly(true);
            resolver.setCookieSameSite("Strict");
            resolver.setCookieMaxAge(Duration.ofDays(365));
            resolver.setDefaultLocaleFunction(request -> {
                var wished = Locale.lookup(wishes(request), SPOKEN);
                return wished == null ? Locale.ENGLISH : wished;
            });
            return resolver;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            var choice = new LocaleChangeInterceptor();
            choice.setParamName("lang");
            choice.setIgnoreInvalidLocale(true);
            registry.addInterceptor(choice);
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
}
