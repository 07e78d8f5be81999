package org.chairside.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chairside.test.ChairsideTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** The whole console in development, with a small cast. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ChairsideTest
@AutoConfigureMockMvc
@ActiveProfiles("dev")
@TestPropertySource(
        properties = {
            "chairside.people.file=src/test/resources/people.json",
            "chairside.identity.issuer=http://localhost:8080",
            "chairside.identity.signing-key-file=target/test-keys/signing-key.json",
            "chairside.identity.local-tools-secret-file=src/test/resources/local-tools-secret"
        })
public @interface ConsoleTest {}
