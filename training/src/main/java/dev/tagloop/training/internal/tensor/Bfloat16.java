package dev.tagloop.training.internal.tensor;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import dev.tagloop.training.Natives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * While it is open, libtorch rounds the factors of matrix products to {@code bfloat16} and sums the products up in 32-bit
 * floats. Weights, moments and everything else stay 32-bit floats, so there is no loss scaling and no second copy.
 *
 * <p>This is PyTorch's {@code set_float32_matmul_precision("medium")}. DJL has no call for it and no tensors of that type,
 * so the function is called in the library itself; where it is not found, or the processor has no instructions for such
 * products (libtorch would go on with plain ones), opening is refused.
 */
public final class Bfloat16 implements AutoCloseable {

    private static final String CONTEXT = "_ZN2at13globalContextEv";
    private static final String SET = "_ZN2at7Context25setFloat32MatmulPrecisionENS_22Float32MatmulPrecisionE";
    private static final String GET = "_ZNK2at7Context22float32MatmulPrecisionEv";

    /** Values of libtorch's {@code Float32MatmulPrecision}. */
    private static final int HIGHEST = 0;

    private static final int MEDIUM = 2;

    private final Pointer context;
    private final Function set;

    private Bfloat16(Pointer context, Function set) {
        this.context = context;
        this.set = set;
    }

    /** Why products cannot be computed so here; empty where they can. */
    public static Optional<String> missing() {
        if (!Platform.isLinux() || !Platform.isIntel() || !Platform.is64Bit()) {
            return Optional.of("bf16 is there on Linux with a 64-bit Intel or AMD processor only");
        }
        return hasInstructions()
                ? Optional.empty()
                : Optional.of("this processor has no matrix instructions for bf16 (amx_bf16 in /proc/cpuinfo),"
                        + " without which libtorch multiplies in fp32");
    }

    /** With avx512_bf16 alone, oneDNN goes on in fp32 without a word (seen on an AMD EPYC, libtorch 2.7.1). */
    private static boolean hasInstructions() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .filter(flags -> flags.contains(" amx_bf16"))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if products cannot be computed so here, with the reason */
    public static void require() {
        missing().ifPresent(reason -> {
            throw new IllegalArgumentException(reason + ": train with fp32");
        });
    }

    /**
     * Begins.
     *
     * @throws IllegalArgumentException if there is no such thing here
     */
    public static Bfloat16 open() {
        require();
        Natives.load();
        try {
            NativeLibrary library = NativeLibrary.getInstance(loaded());
            Bfloat16 opened =
                    new Bfloat16(library.getFunction(CONTEXT).invokePointer(new Object[0]), library.getFunction(SET));
            opened.precision(MEDIUM);
            if (library.getFunction(GET).invokeInt(new Object[] {opened.context}) != MEDIUM) {
                opened.close();
                throw new IllegalArgumentException("libtorch does not take bf16 products: train with fp32");
            }
            return opened;
        } catch (IOException | LinkageError e) {
            throw new IllegalArgumentException(
                    "this build of libtorch has no switch for bf16 products where it is looked for: train with fp32",
                    e);
        }
    }

    private static String loaded() throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.endsWith("/libtorch_cpu.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElseThrow(() -> new IOException("libtorch_cpu.so is not loaded"));
        }
    }

    private void precision(int value) {
        set.invokeVoid(new Object[] {context, value});
    }

    @Override
    public void close() {
        precision(HIGHEST);
    }
}
