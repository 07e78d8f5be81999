/** What every request tells of who makes it. */
@NullMarked
package org.chairside.session.staff.web;

import org.jspecify.annotations.NullMarked;
