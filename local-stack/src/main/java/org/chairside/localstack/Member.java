package org.chairside.localstack;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One process of the stack: how it is started, and when it is ready for its work. */
record Member(String name, Supplier<ManagedProcess> start, BooleanSupplier ready) {}
