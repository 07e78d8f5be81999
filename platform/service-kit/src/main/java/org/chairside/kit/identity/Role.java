package org.chairside.kit.identity;

/** What a person may be at a site. */
public enum Role {
    FRONT_DESK,
    NURSE,
    PRESCRIBER,
    MEDICAL_DIRECTOR,
    SITE_MANAGER,
    VIAL_LEAD,
    PRIVACY_OFFICER,
    OPS
}
