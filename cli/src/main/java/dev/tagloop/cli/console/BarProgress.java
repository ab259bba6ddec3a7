package dev.tagloop.cli.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself, for terminals. It wipes itself away when the step ends. */
final class BarProgress implements StepProgress {
    private final String name;
    private final ProgressBar bar;

    BarProgress(String name, PrintStream err) {
        this.name = name;
        this.bar = ProgressBar.builder()
                .setTaskName(name)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void update(long done, long total) {
        bar.maxHint(total > 0 ? total : -1);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
