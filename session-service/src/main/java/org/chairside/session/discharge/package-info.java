/** Whether a patient may go home, and until when what is restricted. */
@NullMarked
package org.chairside.session.discharge;

import org.jspecify.annotations.NullMarked;
