package dev.tagloop.models.internal.natives;

import dev.tagloop.places.natives.UnpackedLibrary;
import java.nio.file.Path;
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
        try {
            return UnpackedLibrary.unpack(
                    base,
                    "onnxruntime/" + platform,
                    OnnxRuntimeNatives.class,
                    "/ai/onnxruntime/native/" + platform,
                    libraries(platform));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "ONNX Runtime has no library for this platform (" + platform
                            + "); supported are linux-x64, linux-aarch64, osx-aarch64 and win-x64",
                    e);
        }
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
}
