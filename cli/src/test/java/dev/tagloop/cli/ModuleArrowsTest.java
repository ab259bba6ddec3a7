package dev.tagloop.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules depend on each other only as ARCHITECTURE.md draws it, and only the gate speaks HTTP to the outside. */
class ModuleArrowsTest {
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("places", Set.of()),
            Map.entry("net", Set.of("core")),
            Map.entry("labelstudio", Set.of("core", "places", "net")),
            Map.entry("hub", Set.of("core", "places", "net")),
            Map.entry("datasets", Set.of("core", "places", "hub")),
            Map.entry("models", Set.of("core", "places", "hub")),
            Map.entry("training", Set.of("core", "places", "models")),
            Map.entry("jobs", Set.of("core")),
            Map.entry("learning", Set.of("core", "places", "labelstudio", "datasets", "models", "training", "jobs")),
            Map.entry("mlbackend", Set.of("core", "labelstudio")),
            Map.entry("server", Set.of("core", "places", "labelstudio", "datasets", "jobs")),
            Map.entry(
                    "cli",
                    Set.of(
                            "core",
                            "places",
                            "net",
                            "labelstudio",
                            "hub",
                            "datasets",
                            "models",
                            "training",
                            "jobs",
                            "learning",
                            "mlbackend",
                            "server")),
            // For tests only: nobody's arrow leads there.
            Map.entry("conformance", Set.of()),
            Map.entry("tutorial", Set.of("conformance", "core", "datasets", "models", "learning")));

    private static JavaClasses classes;

    @BeforeAll
    static void importAllModules() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tagloop");
    }

    static Set<String> modules() {
        return new TreeSet<>(ARROWS.keySet());
    }

    @Test
    void everyModuleIsOnTheClassPathOfThisTest() {
        for (String module : modules()) {
            assertThat(classes.stream().anyMatch(c -> c.getPackageName().startsWith("dev.tagloop." + module)))
                    .as("classes of module %s", module)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void dependsOnlyOnItsArrows(String module) {
        List<String> forbidden = new ArrayList<>();
        for (String other : modules()) {
            if (!other.equals(module) && !ARROWS.get(module).contains(other)) {
                forbidden.add("dev.tagloop." + other + "..");
            }
        }
        if (forbidden.isEmpty()) {
            return;
        }
        noClasses()
                .that()
                .resideInAPackage("dev.tagloop." + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new))
                .check(classes);
    }

    @Test
    void onlyTheGateSpeaksHttpToTheOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tagloop.net..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.apache.http..", "okhttp3..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.HttpURLConnection")
                .check(classes);
    }

    @Test
    void nobodyOpensAddressesExceptLibrariesInTheProgramsOwnJars() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tagloop.net..", "dev.tagloop.places.natives..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URLConnection")
                .orShould()
                .callMethod(URL.class, "openStream")
                .check(classes);
    }

    @Test
    void noModuleReachesIntoTheInternalsOfAnother() {
        for (String module : modules()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tagloop." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tagloop." + module + "..internal..")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }
}
