package org.chairside.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chairside.intake.medication.DrugClasses;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts intake-service, with the clinical data it decides by. */
@SpringBootApplication
@EnableScheduling
public class IntakeApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(IntakeApplication.class, arguments);
    }

    @Bean
    DrugClasses drugClasses(@Value("classpath:intake/drug-classes.txt") Resource file) throws IOException {
        return DrugClasses.read(
                file.getContentAsString(StandardCharsets.UTF_8).lines().toList());
    }
}
