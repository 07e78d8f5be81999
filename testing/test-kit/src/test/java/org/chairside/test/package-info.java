/** The test-kit holds what it promises. */
@NullMarked
package org.chairside.test;

import org.jspecify.annotations.NullMarked;
