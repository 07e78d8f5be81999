/** What people do about events that are stuck, lost or to be heard again; each act is one transaction and leaves its author behind. */
@NullMarked
package org.chairside.journal.operations;

import org.jspecify.annotations.NullMarked;
