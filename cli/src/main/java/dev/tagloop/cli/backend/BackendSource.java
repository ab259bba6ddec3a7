package dev.tagloop.cli.backend;

import dev.tagloop.cli.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class that a backend's project is made around.
 *
 * @param className its name, without a package
 * @param packageName the package that it says it is in; "" for none
 * @param text its source
 * @param test the source of its test
 * @param artifacts what it needs of Tagloop
 */
record BackendSource(String className, String packageName, String text, String test, List<String> artifacts) {
    private static final Pattern CLASS =
            Pattern.compile("\\bclass\\s+(\\w+)[^{]*\\bimplements\\b[^{]*\\bMlBackend\\b", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    /** A script may use whatever Tagloop has. */
    private static final List<String> EVERYTHING = List.of("tagloop-mlbackend", "tagloop-learning");

    static BackendSource of(Template template) {
        String name = template.className();
        return new BackendSource(
                name, "backend", resource(name + ".java.txt"), resource(name + "Test.java.txt"), template.artifacts());
    }

    /** A person's own class. @throws UserError if the file holds none that can be a backend */
    static BackendSource of(Path script) {
        String text = read(script);
        Matcher found = CLASS.matcher(text);
        if (!found.find()) {
            throw new UserError(script + " holds no class that implements MlBackend: a backend is such a class, with a"
                    + " constructor without arguments.");
        }
        Matcher inPackage = PACKAGE.matcher(text);
        String packageName = inPackage.find() ? inPackage.group(1) : "";
        String test = resource("ScriptTest.java.txt").replace("@CLASS@", found.group(1));
        return new BackendSource(found.group(1), packageName, text, head(packageName) + test, EVERYTHING);
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (NoSuchFileException e) {
            throw new UserError("There is no file " + script + ".", e);
        } catch (MalformedInputException e) {
            throw new UserError(script + " is no text in UTF-8.", e);
        } catch (IOException e) {
            throw new UserError(script + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    static String resource(String name) {
        try (InputStream in = BackendSource.class.getResourceAsStream("template/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own template " + name + " cannot be read", e);
        }
    }

    /** What the source of a class in this package begins with. */
    static String head(String packageName) {
        return packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
    }

    /** The folder of its package below a source folder. */
    String folder() {
        return packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    }
}
