package org.chairside.contracts.scheduling;

/** Why a visit was called off. */
public enum CancellationReason {
    PATIENT_REQUEST,
    CLINIC_REQUEST,
    ENTERED_IN_ERROR
}
