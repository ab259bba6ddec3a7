package dev.tagloop.learning.worker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a child ended that could not say so itself, in words for a person. */
final class ChildEnd {
    private static final String ADVICE = "Train with a smaller base model, shorter windows or smaller batches";
    /** What {@code -XX:+ExitOnOutOfMemoryError} ends with. */
    private static final int HEAP_FULL = 3;

    private static final int SIGNAL = 128;
    private static final int ABORTED = 6;
    private static final int KILLED = 9;
    private static final int SEGMENTATION_FAULT = 11;
    private static final int TERMINATED = 15;
    /** The line of a crash report that names its kind, such as {@code #  SIGSEGV (0xb) at pc=...}. */
    private static final Pattern CRASH = Pattern.compile("#\\s+(SIG[A-Z]+|EXCEPTION_[A-Z_]+) .*");

    private final LastLines errors;
    private volatile String crash;

    /** @param errors what it wrote to standard error */
    ChildEnd(LastLines errors) {
        this.errors = errors;
    }

    /** Hears a line on standard output that is no message: Java writes the head of a crash report there. */
    void line(String line) {
        Matcher matcher = CRASH.matcher(line);
        if (matcher.matches()) {
            crash = matcher.group(1);
        }
    }

    /** Why it ended, as the end of a sentence. */
    String why(int code, String heap) {
        if (crash != null) {
            return "crashed in native code (" + crash + ")";
        }
        return switch (code) {
            case HEAP_FULL -> "ran out of memory: its heap of " + heap + " is full. " + ADVICE;
            case SIGNAL + KILLED ->
                "was killed by the system or by somebody, which mostly means that the machine's memory ran out. "
                        + ADVICE;
            case SIGNAL + ABORTED, SIGNAL + SEGMENTATION_FAULT -> "crashed in native code (exit code " + code + ")";
            case SIGNAL + TERMINATED -> "was ended by somebody (exit code " + code + ")";
            default -> {
                String last = errors.toString();
                yield "ended with exit code " + code + (last.isEmpty() ? "" : ": " + last);
            }
        };
    }

    /** The sentence for a child that could still say that it has no memory. */
    static String outOfMemory(String detail) {
        return "the training process ran out of memory (" + detail + "). " + ADVICE;
    }
}
