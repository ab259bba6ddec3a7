package dev.tagloop.learning.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.testing.TinyBert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnAdaptationCanBeStoppedTest {
    private static final List<String> TEXTS =
            List.of("The pump leaks oil.", "The valve is shut.", "Oil is on the floor.");

    @TempDir
    private Path home;

    @Test
    void afterTheFirstEpochNothingIsLeftOfIt() {
        String base = TinyBert.in(home.resolve("base"));
        TrainingOptions options =
                TrainingOptions.defaults().withBase(base).withHeldOutShare(0).withEpochs(50);
        CancelToken cancel = new CancelToken();
        List<RunEpoch> told = new ArrayList<>();
        TrainingWatch watch = new TrainingWatch(Progress.NONE, cancel, epoch -> {
            told.add(epoch);
            cancel.cancel();
        });
        Path folder = home.resolve("adapted");
        assertThatThrownBy(() -> new DomainAdaptation(options, watch).run(TEXTS, "three texts", folder))
                .isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(1);
        assertThat(folder).doesNotExist();
    }
}
