package dev.tagloop.server.adjudication;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.labelstudio.adjudication.Consensus;
import dev.tagloop.labelstudio.adjudication.Item;
import dev.tagloop.labelstudio.adjudication.Resolution;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.trash.Changes;
import dev.tagloop.server.work.JobReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Decides by a rule all tasks that nobody has adjudicated. A task is decided where the rule settles all of its disputes; others are left to
 * people as they are.
 */
final class RuleWork {
    private static final int TOGETHER = 100;

    private final Database database;
    private final ProjectRef project;
    private final long user;
    private final Rule rule;
    private final Set<String> models;
    private final Changes changes;
    private final boolean preview;

    /** @param changes keeps what undoes it; null only to tell what would be done */
    RuleWork(Database database, ProjectRef project, long user, Rule rule, Set<String> models, Changes changes) {
        this.database = database;
        this.project = project;
        this.user = user;
        this.rule = rule;
        this.models = models;
        this.changes = changes;
        this.preview = changes == null;
    }

    /** Does it. @param file gets the report, also of work that was stopped */
    Map<String, String> run(JobReport progress, CancelToken cancel, Path file) throws Exception {
        RuleReport report = new RuleReport(rule, preview);
        try {
            List<Long> tasks = List.copyOf(database.read(
                    handle -> Disagreements.stamps(handle, project.id(), models).keySet()));
            Map<Item.Kind, Map<String, Double>> weights = Map.of();
            if (rule == Rule.RELIABILITY) {
                weights = learn(tasks, progress, cancel);
                report.weights(weights);
            }
            Map<Item.Kind, Map<String, Double>> learned = weights;
            for (int from = 0; from < tasks.size(); from += TOGETHER) {
                cancel.throwIfCancelled();
                List<Long> some = tasks.subList(from, Math.min(tasks.size(), from + TOGETHER));
                if (preview) {
                    database.read(handle -> {
                        decide(handle, some, learned, report);
                        return null;
                    });
                } else {
                    database.write(handle -> changes.around(handle, some, same -> {
                        decide(handle, some, learned, report);
                        return null;
                    }));
                }
                progress.report("deciding", from + some.size(), tasks.size());
            }
        } finally {
            if (changes != null) {
                changes.thing().ifPresent(report::undo);
            }
            Files.writeString(file, Json.stored(report.json()), StandardCharsets.US_ASCII);
        }
        return Map.of("decided", Long.toString(report.decided()), "left", Long.toString(report.left()));
    }

    private Map<Item.Kind, Map<String, Double>> learn(List<Long> tasks, JobReport progress, CancelToken cancel) {
        Weighing weighing = new Weighing(LabelConfig.parse(project.labelConfig()));
        for (int from = 0; from < tasks.size(); from += TOGETHER) {
            cancel.throwIfCancelled();
            List<Long> some = tasks.subList(from, Math.min(tasks.size(), from + TOGETHER));
            database.read(handle -> {
                Map<Long, List<Source>> sources = Sources.of(handle, some, models);
                for (TaskRow row : Tasks.list(handle, some)) {
                    weighing.add(row.data(), sources.get(row.id()));
                }
                return null;
            });
            progress.report("reading", from + some.size(), tasks.size());
        }
        cancel.throwIfCancelled();
        progress.report("weighing", 0, 0);
        return weighing.weights();
    }

    private Consensus consensus(List<Source> sources, Map<Item.Kind, Map<String, Double>> weights) {
        if (rule == Rule.MAJORITY) {
            return Consensus.majority();
        }
        Map<Item.Kind, Map<String, Double>> byVoice = new EnumMap<>(Item.Kind.class);
        weights.forEach((kind, learned) -> {
            Map<String, Double> own = new HashMap<>();
            sources.forEach(source -> own.put(source.voice().name(), learned.getOrDefault(source.annotator(), 0.0)));
            byVoice.put(kind, own);
        });
        Consensus weighted = Consensus.weighted(byVoice, 0.5);
        // Nobody who has no weight can hinder that all agree.
        return (kind, agreeing, voices) -> agreeing.size() == voices.size() || weighted.settles(kind, agreeing, voices);
    }

    private void decide(Handle handle, List<Long> tasks, Map<Item.Kind, Map<String, Double>> weights, RuleReport report)
            throws Exception {
        Map<Long, List<Source>> sources = Sources.of(handle, tasks, models);
        // Somebody may have decided one of them meanwhile.
        Set<Long> done = Adjudications.done(handle, tasks);
        Adjudications.Maker maker =
                new Adjudications.Maker(ProjectRef.current(handle, project), user, rule.word(), Optional.empty());
        for (long task : tasks) {
            List<Source> own = sources.get(task);
            if (own.size() > 1 && !done.contains(task)) {
                Function<Consensus, Alignment> aligned = Adjudications.reading(own);
                Alignment alignment = aligned.apply(consensus(own, weights));
                int open = alignment.disputes().size();
                if (open > 0) {
                    report.leave(task, open);
                    continue;
                }
                Resolution resolution = Resolution.of(alignment, Map.of());
                int disputes = aligned.apply(Consensus.all()).disputes().size();
                report.decide(disputes, resolution.origins().size());
                if (!preview) {
                    Adjudications.store(handle, maker, task, own, resolution);
                }
            }
        }
    }
}
