package io.corral.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Which module may use which, and what no class may do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    /// Who may use whom. A module that nobody lists is used by nobody: checks, e2e, bench.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("domain", Set.of()),
            Map.entry("protocol", Set.of("domain")),
            Map.entry("store", Set.of("domain")),
            Map.entry("store-sql", Set.of("store", "domain")),
            Map.entry("store-embedded", Set.of("store-sql", "store", "domain")),
            Map.entry("engine", Set.of("protocol", "store", "domain")),
            Map.entry("web", Set.of("domain")),
            Map.entry("server", Set.of("engine", "protocol", "store", "store-embedded", "domain",
                    "web", "tools")),
            Map.entry("tools", Set.of("protocol", "domain")),
            Map.entry("sample", Set.of("protocol", "domain")),
            Map.entry("cli", Set.of("tools", "sample", "protocol", "domain")),
            Map.entry("testkit", Set.of("store", "domain")),
            Map.entry("bench", Set.of("engine", "protocol", "store", "store-embedded", "domain",
                    "sample", "testkit")),
            Map.entry("dist", Set.of()), Map.entry("checks", Set.of()),
            Map.entry("e2e", Set.of()));

    /// Mutable when shared, whatever the variable says.
    private static final List<Class<?>> MUTABLE = List.of(AtomicBoolean.class, AtomicInteger.class,
            AtomicLong.class, AtomicReference.class, LongAdder.class, ThreadLocal.class,
            StringBuilder.class);

    private final Repository repository = Repository.current();
    private final Map<String, JavaClasses> classesOfModule = new TreeMap<>();
    private final Map<String, String> moduleOfClass = new HashMap<>();

    @BeforeAll
    void readClasses() {
        for (String module : repository.modules()) {
            var folder = repository.classes(module);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            JavaClasses classes = new ClassFileImporter().importPath(folder);
            classesOfModule.put(module, classes);
            for (JavaClass each : classes) {
                moduleOfClass.put(each.getName(), module);
            }
        }
    }

    @Test
    void modules_areAllKnownHere() {
        assertThat(ARROWS.keySet())
                .as("modules of pom.xml; say in ArchitectureTest.ARROWS whom a new module may use")
                .containsExactlyInAnyOrderElementsOf(repository.modules());
    }

    @Test
    void modules_useOnlyTheModulesTheyMay() {
        Set<String> wrong = new TreeSet<>();
        classesOfModule.forEach((module, classes) -> dependencies(classes)
                .filter(dependency -> !mayUse(module, moduleOfTarget(dependency)))
                .forEach(dependency -> wrong.add(module + " -> " + moduleOfTarget(dependency)
                        + ": " + dependency.getDescription())));
        assertNone(wrong, "move the class, or pass what it needs as a domain value or a port");
    }

    @Test
    void adapters_areNamedOnlyInWiring() {
        noClasses().that(resideOutsideOfPackage("io.corral.server.wiring.."))
                .should().dependOnClassesThat(resideInAnyPackage("io.corral.store.embedded.."))
                .because("only server.wiring names adapters: take the port from io.corral.store")
                .check(classesOfModule.get("server"));
    }

    @Test
    void domain_usesTheJdkJspecifyAndSemver4jOnly() {
        classes().should().onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..",
                "org.semver4j..", "io.corral.domain.."))
                .because(
                        "domain is pure: put I/O and wire formats into protocol, engine or a store")
                .check(classesOfModule.get("domain"));
    }

    @Test
    void packages_ofOneModule_haveNoCycles() {
        classesOfModule.values().forEach(classes -> SlicesRuleDefinition.slices()
                .assignedFrom(new ByPackage()).should().beFreeOfCycles().allowEmptyShould(true)
                .because("a package that both uses and is used cannot be read alone: move the "
                        + "shared type down, or merge the packages")
                .check(classes));
    }

    @Test
    void statics_areConstants() {
        Set<String> wrong = new TreeSet<>();
        classesOfModule.values().stream().flatMap(classes -> stream(classes))
                .flatMap(each -> each.getFields().stream())
                .filter(ArchitectureTest::isMutableStatic)
                .forEach(field -> wrong.add(field.getFullName()));
        assertNone(wrong, "state lives in a named owner, built in wiring: make it a final field");
    }

    @Test
    void modules_areInTheModuleMap() {
        String map = repository.text("ARCHITECTURE.md");
        List<String> missing = repository.modules().stream()
                .filter(module -> !map.contains("\n| `" + module + "` |")).toList();
        assertNone(missing, "give the module a line in the module map of ARCHITECTURE.md");
    }

    private Stream<Dependency> dependencies(JavaClasses classes) {
        return stream(classes).flatMap(each -> each.getDirectDependenciesFromSelf().stream());
    }

    private static Stream<JavaClass> stream(JavaClasses classes) {
        List<JavaClass> all = new ArrayList<>();
        classes.forEach(all::add);
        return all.stream();
    }

    private String moduleOfTarget(Dependency dependency) {
        String name = dependency.getTargetClass().getBaseComponentType().getName();
        return moduleOfClass.getOrDefault(name, "");
    }

    private static boolean mayUse(String module, String used) {
        return used.isEmpty() || used.equals(module)
                || ARROWS.getOrDefault(module, Set.of()).contains(used);
    }

    private static boolean isMutableStatic(JavaField field) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)
                || field.getOwner().getName().contains(".jmh_generated.")) {
            return false;
        }
        return !modifiers.contains(JavaModifier.FINAL)
                || MUTABLE.stream().anyMatch(field.getRawType()::isAssignableTo);
    }

    private static void assertNone(java.util.Collection<String> wrong, String fix) {
        if (!wrong.isEmpty()) {
            fail("%s; fix: %s%n  %s", "found " + wrong.size(), fix, String.join("\n  ", wrong));
        }
    }

    /// Each package is a slice of its own. Templates include each other across folders: what is
    /// generated from them has no reader.
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return javaClass.getPackageName().startsWith("io.corral.web.generated")
                    ? SliceIdentifier.ignore()
                    : SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
