/** What a patient agreed to, per protocol (rule C2). */
@NullMarked
package org.chairside.intake.consent;

import org.jspecify.annotations.NullMarked;
