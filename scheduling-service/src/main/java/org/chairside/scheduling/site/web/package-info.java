/** Sites over HTTP. */
@NullMarked
package org.chairside.scheduling.site.web;

import org.jspecify.annotations.NullMarked;
