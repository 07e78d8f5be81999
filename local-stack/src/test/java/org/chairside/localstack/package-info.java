/** The launcher holds what it promises. */
@NullMarked
package org.chairside.localstack;

import org.jspecify.annotations.NullMarked;
