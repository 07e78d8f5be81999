/** Sessions over HTTP. */
@NullMarked
package org.chairside.session.session.web;

import org.jspecify.annotations.NullMarked;
