/** Forms as data: what is asked, how it is read, where it is sent, and what is said when it is not accepted. */
@NullMarked
package org.chairside.console.form;

import org.jspecify.annotations.NullMarked;
