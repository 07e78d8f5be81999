/** What surrounds every page: language, navigation, the person signed in. */
@NullMarked
package org.chairside.console.web;

import org.jspecify.annotations.NullMarked;
