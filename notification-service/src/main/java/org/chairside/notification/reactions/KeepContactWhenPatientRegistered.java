package org.chairside.notification.reactions;

import java.util.Locale;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.notification.visit.Contact;
import org.chairside.notification.visit.Contacts;
import org.springframework.stereotype.Component;

/** Keeps how to reach a patient, or forgets one whose data was destroyed. */
@Component
class KeepContactWhenPatientRegistered {

    private final Contacts contacts;

    KeepContactWhenPatientRegistered(Contacts contacts) {
        this.contacts = contacts;
    }

    void on(PatientRegistered registered) {
        switch (registered.contact()) {
            case Sealed.Open<ContactDetails>(var details) ->
                contacts.put(registered.patient(), new Contact(details, Locale.forLanguageTag(registered.language())));
            case Sealed.Redacted<ContactDetails>() -> contacts.forget(registered.patient());
        }
    }
}
