/** The people who have worked with this service, as their own sign-ins told. */
@NullMarked
package org.chairside.session.staff;

import org.jspecify.annotations.NullMarked;
