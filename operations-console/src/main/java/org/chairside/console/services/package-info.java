/** The services' HTTP APIs, called with the rights of the person who is signed in. */
@NullMarked
package org.chairside.console.services;

import org.jspecify.annotations.NullMarked;
