package dev.tagloop.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code HOME}, {@code TMPDIR} and the XDG folders count everywhere, because one class alone asks for them. */
@Tag("thorough")
class FoldersAreDecidedInOnePlaceTest {
    private static final Path ROOT = Path.of(System.getProperty("tagloop.root", ".."));
    private static final List<String> ASKING = List.of(
            "\"user.home\"",
            "\"java.io.tmpdir\"",
            "\"XDG_CACHE_HOME\"",
            "\"XDG_DATA_HOME\"",
            "\"XDG_CONFIG_HOME\"",
            "\"XDG_STATE_HOME\"",
            "\"TMPDIR\"",
            "\"APPDATA\"");

    @Test
    void nobodyElseAsksTheVirtualMachineOrTheEnvironment() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("UserFolders.java"))
                        .forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(1000);
        for (Path source : sources) {
            String text = Files.readString(source);
            // Python's libraries read this one by rules of their own: HubEnvironment has them.
            List<String> asked = ASKING.stream()
                    .filter(text::contains)
                    .filter(name -> !(source.endsWith("HubEnvironment.java") && name.equals("\"XDG_CACHE_HOME\"")))
                    .toList();
            assertThat(asked).as(source.toString()).isEmpty();
        }
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .toList();
        }
    }

    @Test
    void nothingOfTheProgramIsMadeInTheTemporaryFolderItself() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tagloop");
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tagloop.conformance..", "dev.tagloop.tutorial..")
                .should()
                .callMethod(Files.class, "createTempFile", String.class, String.class, FileAttribute[].class)
                .orShould()
                .callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class)
                .orShould()
                .callMethod(File.class, "createTempFile", String.class, String.class)
                .because("Scratch has a folder that a later run sweeps")
                .check(classes);
    }
}
