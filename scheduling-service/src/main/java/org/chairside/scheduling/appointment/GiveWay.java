package org.chairside.scheduling.appointment;

import org.chairside.contracts.AppointmentId;

/** An infusion runs in this chair, or in this patient, at the time of the visit: the visit cannot be. */
record GiveWay(AppointmentId appointment) {}
