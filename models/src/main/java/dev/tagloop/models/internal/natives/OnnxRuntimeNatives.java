package dev.tagloop.models.internal.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks ONNX Runtime's libraries once into {@link NativeFolder} and points the runtime at them. Left to itself it
 * unpacks them into the temp folder at every start, and leaves them there when the process is killed.
 */
public final class OnnxRuntimeNatives {
    private static final String PROPERTY = "onnxruntime.native.path";

    private OnnxRuntimeNatives() {}

    /** Unpacks if needed and sets {@value #PROPERTY}, unless a person set it; call before the runtime is loaded. */
    public static synchronized void prepare() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, unpack(NativeFolder.directory()).toString());
        }
    }

    /** Unpacks this platform's libraries below {@code base}; files that are there already are kept. */
    static Path unpack(Path base) {
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        String root = "/ai/onnxruntime/native/" + platform + "/";
        List<String> names = libraries(platform);
        Path directory = base.resolve("onnxruntime")
                .resolve(platform + "-" + checksum(resource(root + names.getFirst(), platform)));
        for (String name : names) {
            Path target = directory.resolve(name);
            if (!Files.isRegularFile(target)) {
                NativeFolder.create(directory);
                copy(resource(root + name, platform), target);
            }
        }
        return directory;
    }

    static String platform(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        String system = os.contains("mac") || os.contains("darwin") ? "osx" : os.contains("win") ? "win" : "linux";
        return system + "-" + (arch.equals("aarch64") || arch.equals("arm64") ? "aarch64" : "x64");
    }

    private static List<String> libraries(String platform) {
        return switch (platform.substring(0, platform.indexOf('-'))) {
            case "osx" -> List.of("libonnxruntime.dylib", "libonnxruntime4j_jni.dylib");
            case "win" -> List.of("onnxruntime.dll", "onnxruntime4j_jni.dll", "onnxruntime_providers_shared.dll");
            default -> List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
        };
    }

    private static URL resource(String name, String platform) {
        URL url = OnnxRuntimeNatives.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("ONNX Runtime has no library for this platform (" + platform
                    + "); supported are linux-x64, linux-aarch64, osx-aarch64 and win-x64");
        }
        return url;
    }

    /** What tells one release's libraries from another's without unpacking them: the checksum in the jar's directory. */
    private static String checksum(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (var file = jar.getJarFile()) {
                    return Long.toHexString(file.getEntry(jar.getEntryName()).getCrc());
                }
            }
            return Long.toString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    /** Copies beside the target and renames, since several processes may start at once. */
    private static void copy(URL from, Path target) {
        try {
            Path partial = Files.createTempFile(target.getParent(), "unpacking", null);
            try (InputStream in = from.openStream()) {
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw NativeFolder.notWritable(target.getParent(), e);
        }
    }
}
