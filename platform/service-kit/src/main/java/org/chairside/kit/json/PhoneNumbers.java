package org.chairside.kit.json;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import org.chairside.contracts.privacy.Phone;

/** Telephone numbers as people write them, with their area code: national ones are of the United States. */
final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    static Phone parse(String text) {
        try {
            if (!text.matches("\\+?[0-9 ().-]{4,30}")) {
                throw invalid();
            }
            var number = NUMBERS.parse(text, "US");
            if (NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                throw invalid();
            }
            return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException | IllegalArgumentException wrong) {
            throw invalid();
        }
    }

    private static Values.BadValue invalid() {
        return new Values.BadValue("phone", "must be a telephone number");
    }
}
