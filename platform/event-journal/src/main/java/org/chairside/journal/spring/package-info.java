/** Puts the parts together in a Spring Boot service: threads, bindings, defaults, health. */
@NullMarked
package org.chairside.journal.spring;

import org.jspecify.annotations.NullMarked;
