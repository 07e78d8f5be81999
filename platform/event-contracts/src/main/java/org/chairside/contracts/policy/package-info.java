/** The numbers a medical director owns: versioned, per site, never a constant in code. */
@NullMarked
package org.chairside.contracts.policy;

import org.jspecify.annotations.NullMarked;
