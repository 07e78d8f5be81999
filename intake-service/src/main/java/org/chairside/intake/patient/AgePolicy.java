package org.chairside.intake.patient;

import java.time.LocalDate;
import java.time.Period;

/**
 * How old a patient must be (rule D7), in completed years on the day of registration.
 *
 * @param minimumYears whom the chain treats
 * @param maximumYears more than this is taken for a slip of the pen
 */
public record AgePolicy(int minimumYears, int maximumYears) {

    boolean isTooYoung(LocalDate birthDate, LocalDate today) {
        return Period.between(birthDate, today).getYears() < minimumYears;
    }

    boolean isImpossible(LocalDate birthDate, LocalDate today) {
        return birthDate.isAfter(today) || Period.between(birthDate, today).getYears() > maximumYears;
    }
}
