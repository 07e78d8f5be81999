package org.chairside.contracts;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** Every class that event-contracts publishes. */
final class ContractClasses {

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chairside.contracts");

    private ContractClasses() {}

    /** The sealed interfaces of events. */
    static List<String> families() {
        return ALL.stream()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Event"))
                .map(JavaClass::getName)
                .toList();
    }
}
