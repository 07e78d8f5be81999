package org.chairside.session.session;

import org.chairside.contracts.StaffId;
import org.chairside.contracts.privacy.FreeText;

/** What a person typed beside a command. */
public record Remark(StaffId by, FreeText text) {}
