package dev.tagloop.learning.worker;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.training.Natives;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** The program of the child: trains what the request on standard input says and tells how it goes on standard output. */
public final class WorkerMain {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final long STEP_NANOS = 200_000_000;

    private final PrintStream out;
    private final CancelToken cancel = new CancelToken();
    private long lastStep;

    private WorkerMain(PrintStream out) {
        this.out = out;
    }

    /** Runs the child. */
    public static void main(String[] args) {
        WorkerMain worker = new WorkerMain(System.out);
        // Whatever a library prints must not get between the messages.
        System.setOut(System.err);
        worker.startHeartbeat();
        // Exits at once: native threads of libtorch would keep the process.
        System.exit(worker.run());
    }

    private int run() {
        try {
            Thread preparing = Thread.ofPlatform().daemon().name("prepare").start(WorkerMain::prepare);
            WorkerRequest request = ParentWatch.start(System.in, cancel, preparing);
            if (request == null) {
                return 1;
            }
            TrainingWatch watch = new TrainingWatch(
                    progress(),
                    cancel,
                    epoch -> say(new WorkerMessage.Epoch(epoch)),
                    point -> say(new WorkerMessage.Figures(point)),
                    false);
            LocalTrainer.underLock().train(request.data(), request.options(), Path.of(request.folder()), watch);
            say(new WorkerMessage.Done());
            return 0;
        } catch (CancellationException e) {
            say(new WorkerMessage.Cancelled());
            return 0;
        } catch (IOException | InterruptedException | RuntimeException | LinkageError | OutOfMemoryError e) {
            // Standard error becomes the parent's log of what happened.
            e.printStackTrace();
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            say(new WorkerMessage.Failed(e.getClass().getSimpleName(), message));
            return 1;
        }
    }

    /** What every training needs, loaded while the request is still to come: libtorch, and the tokenizer's library with the bundled encoder's files. */
    private static void prepare() {
        try {
            Natives.load();
            FastTokenizer.of(MiniLm.checkpoint()).close();
        } catch (RuntimeException | LinkageError e) {
            // The training will say it, if it needs it.
            System.err.println("not prepared: " + e);
        }
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void report(String step, long done, long total) {
                long now = System.nanoTime();
                if (done == 0 || done == total || now - lastStep > STEP_NANOS) {
                    lastStep = now;
                    say(new WorkerMessage.Step(step, done, total));
                }
            }

            @Override
            public void log(String line) {
                say(new WorkerMessage.Log(line));
            }
        };
    }

    private void startHeartbeat() {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        say(new WorkerMessage.Alive());
                        try {
                            Thread.sleep(HEARTBEAT);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void say(WorkerMessage message) {
        out.println(message.toLine());
        out.flush();
    }
}
