package dev.tagloop.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.ManualClock;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import dev.tagloop.server.work.ProjectJobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The schedule makes a backup when one is due, keeps what it says, and touches nothing else. */
@Timeout(300)
class ScheduledBackupsTest {
    @TempDir
    Path folder;

    private static void settle(Backups backups) throws InterruptedException {
        while (backups.running().isPresent()) {
            Thread.sleep(10);
        }
    }

    @Test
    void oneIsMadeWhenItIsDueAndTheOldOnesGo() throws Exception {
        ManualClock clock = new ManualClock();
        Path shelf = folder.resolve("shelf");
        BackupPlan plan = new BackupPlan(Optional.of(Duration.ofHours(12)), new Retention(2, 0), Optional.of(shelf));
        try (DataFolder data = TestDatabases.open(folder.resolve("data"));
                ProjectJobs jobs = new ProjectJobs(folder.resolve("data/jobs"))) {
            Backups backups = new Backups(data, jobs, plan, clock);
            backups.tick();
            settle(backups);
            assertThat(backups.last().orElseThrow().error()).isNull();
            assertThat(backups.list()).hasSize(1);
            backups.tick();
            settle(backups);
            assertThat(backups.list()).as("it is not due yet").hasSize(1);
            backups.begin();
            settle(backups);
            String byHand = backups.list().stream()
                    .filter(item -> !item.scheduled())
                    .findFirst()
                    .orElseThrow()
                    .name();
            Files.writeString(shelf.resolve("notes.txt"), "mine");
            List<String> newest = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                clock.jump(Duration.ofHours(24));
                backups.tick();
                settle(backups);
                newest.add(backups.list().getFirst().name());
            }
            assertThat(backups.list())
                    .extracting(BackupShelf.Item::name)
                    .containsExactly(newest.get(5), newest.get(4), byHand);
            assertThat(shelf.resolve("notes.txt")).hasContent("mine");
            assertThat(backups.next().orElseThrow())
                    .isBetween(
                            clock.instant().plus(Duration.ofHours(11)),
                            clock.instant().plus(Duration.ofHours(12)));
        }
    }

    @Test
    void oneThatFailsIsTriedAgainInItsTurnAndSaysWhy() throws Exception {
        ManualClock clock = new ManualClock();
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        BackupPlan plan = new BackupPlan(Optional.of(Duration.ofHours(1)), Retention.USUAL, Optional.of(file));
        try (DataFolder data = TestDatabases.open(folder.resolve("data"));
                ProjectJobs jobs = new ProjectJobs(folder.resolve("data/jobs"))) {
            Backups backups = new Backups(data, jobs, plan, clock);
            backups.tick();
            settle(backups);
            assertThat(backups.last().orElseThrow().error()).contains("cannot be written");
            assertThat(backups.next().orElseThrow()).isAfter(clock.instant().plus(Duration.ofMinutes(50)));
            clock.jump(Duration.ofHours(2));
            backups.tick();
            settle(backups);
            assertThat(jobs.ofProject(ProjectJobs.SERVER)).hasSize(2);
        }
    }
}
