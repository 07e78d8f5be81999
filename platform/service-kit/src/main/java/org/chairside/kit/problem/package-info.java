/** RFC 9457 answers: what was wrong, where, and by which rule. */
@NullMarked
package org.chairside.kit.problem;

import org.jspecify.annotations.NullMarked;
