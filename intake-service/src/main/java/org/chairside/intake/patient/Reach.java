package org.chairside.intake.patient;

import org.chairside.contracts.privacy.ContactDetails;

/** Under which number or address somebody is reached: who shares one may be one person. */
public final class Reach {

    private Reach() {}

    /** Whether both have the same telephone number, or the same e-mail address in whatever case; what is not known is not the same. */
    public static boolean isTheSame(ContactDetails one, ContactDetails other) {
        var phone = one.phone();
        var email = one.email();
        var otherEmail = other.email();
        return (phone != null && phone.equals(other.phone()))
                || (email != null && otherEmail != null && email.value().equalsIgnoreCase(otherEmail.value()));
    }
}
