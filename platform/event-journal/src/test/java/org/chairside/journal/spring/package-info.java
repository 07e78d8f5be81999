/** How the parts behave in a service. */
@NullMarked
package org.chairside.journal.spring;

import org.jspecify.annotations.NullMarked;
