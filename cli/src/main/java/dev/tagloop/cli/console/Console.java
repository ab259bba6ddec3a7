package dev.tagloop.cli.console;

import dev.tagloop.jobs.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What a command says. Results go to standard output; steps and progress go to standard error, so that
 * {@code --json} leaves exactly one object on standard output.
 */
public final class Console implements AutoCloseable {
    private final PrintWriter out;
    private final PrintStream err;
    private final boolean bars;
    private final boolean json;
    private StepProgress current;
    private String lastStep = "";

    private Console(PrintWriter out, PrintStream err, boolean bars, boolean json) {
        this.out = out;
        this.err = err;
        this.bars = bars;
        this.json = json;
    }

    /**
     * The console of this process: bars where standard error is a terminal, plain lines elsewhere. Java cannot tell,
     * so the launcher does, by the system property {@code tagloop.terminal}.
     */
    public static Console of(PrintWriter out, boolean json) {
        boolean terminal = Boolean.getBoolean("tagloop.terminal");
        return new Console(out, new PrintStream(System.err, true, StandardCharsets.UTF_8), terminal, json);
    }

    /** Whether only one JSON object may appear on standard output. */
    public boolean json() {
        return json;
    }

    /** A line for the reader: on standard output, or on standard error under {@code --json}. */
    public void say(String line) {
        endBar();
        if (json) {
            err.println(line);
        } else {
            out.println(line);
            out.flush();
        }
    }

    /** The result of the command, on standard output in either form. */
    public void result(String text) {
        endBar();
        out.println(text);
        out.flush();
    }

    /** Something the reader should know before trusting the result; always on standard error. */
    public void warn(String line) {
        endBar();
        err.println("Warning: " + line);
    }

    /** A sink that draws the progress of one command; lines logged through it are said. */
    public Progress progress() {
        return new Progress() {
            @Override
            public void report(String step, long done, long total) {
                bar(step).update(done, total);
            }

            @Override
            public void log(String line) {
                say(line);
            }
        };
    }

    /** Does something and takes the time. */
    public static <T> Timed<T> timed(Supplier<T> work) {
        long started = System.nanoTime();
        T value = work.get();
        return new Timed<>(value, (System.nanoTime() - started) / 1e9);
    }

    /** A value and the seconds it took. */
    public record Timed<T>(T value, double seconds) {}

    private synchronized StepProgress bar(String step) {
        if (current == null || !current.name().equals(step)) {
            endBar();
            current = bars ? new BarProgress(step, err) : new LineProgress(step, err, !step.equals(lastStep));
            lastStep = step;
        }
        return current;
    }

    private synchronized void endBar() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void close() {
        endBar();
        out.flush();
    }
}
