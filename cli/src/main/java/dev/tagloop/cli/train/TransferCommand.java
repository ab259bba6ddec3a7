package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.data.Folders;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.cli.data.PlainTexts;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.learning.learner.mapping.HandMapping;
import dev.tagloop.learning.learner.mapping.Unmatched;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.learning.transfer.DomainOutcome;
import dev.tagloop.learning.transfer.DomainScore;
import dev.tagloop.learning.transfer.DomainTransfer;
import dev.tagloop.learning.transfer.TransferPlan;
import dev.tagloop.learning.transfer.TransferReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop transfer}. */
@Command(
        name = "transfer",
        description = {
            "Take a model for named entities to another domain: tell what it finds there without learning, map its labels, let it read"
                    + " plain texts if there are some, and train it on a few documents of the new domain beside some of its own, so that"
                    + " it does not forget those.",
            "Before and after are measured on documents of both domains that are never learned from, with 95 %% intervals."
        },
        footer = {
            "",
            "Example: a model for news, 50 labelled reports, and two documents of the news for each of them",
            "  tagloop transfer --from my-news-model --data reports.conll --shots 50 --source news.conll --replay 2 --output my-reports-model",
            "Example: the same after it has read unlabelled reports",
            "  tagloop transfer --from my-news-model --data reports.conll --source news.conll --texts all-reports.txt --output my-reports-model"
        })
public final class TransferCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Option(names = "--from", required = true, paramLabel = "DIR|ID", description = "The model of the other domain.")
    private String from;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE|DIR|ID",
            description =
                    "Labelled texts of the new domain: CoNLL, JSON lines, Label Studio JSON, Parquet, or a data set.")
    private String data;

    @Option(
            names = "--source",
            paramLabel = "FILE|DIR|ID",
            description =
                    "Labelled texts of the model's own domain, to be learned from again and to measure what is forgotten.")
    private String source;

    @Option(
            names = "--texts",
            paramLabel = "FILE|DIR|ID",
            description = "Plain texts of the new domain, to be read first; may be repeated.")
    private List<String> texts = List.of();

    @Option(
            names = "--shots",
            paramLabel = "N",
            description = "Learn from so many documents of the new domain (default: all that are not held out).")
    private Integer shots;

    @Option(
            names = "--replay",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Documents of --source for each one of the new domain; 0 for none (default: ${DEFAULT-VALUE}).")
    private double replay;

    @Option(
            names = "--map",
            paramLabel = "MODEL=DOMAIN",
            split = ",",
            description =
                    "What a label of the model is called in the new domain; may be repeated (default: by names that mean the same,"
                            + " and by what people label where the model finds something).")
    private List<String> map = List.of();

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "The folder for the model; new or empty.")
    private Path folder;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often all texts are seen (default: 15 to 5 by size).")
    private Integer epochs;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Peak learning rate (default: 2e-4).")
    private Double learningRate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description =
                    "Decides the held-out documents, which are learned from, and their order (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "Share of the documents of each domain to measure on (default: ${DEFAULT-VALUE}).")
    private double heldOut;

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use (default: all).")
    private Integer threads;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            Folders.requireEmpty(folder);
            ModelArgument.fetch(console, from);
            Room.requireForTraining(folder, from, console);
            EpochTable table = new EpochTable(console);
            TrainingWatch watch = new TrainingWatch(console.progress(), Cancelling.onExit(), table::row);
            TransferReport report = new DomainTransfer(new LocalTrainer(), watch).run(plan(), folder);
            if (console.json()) {
                ObjectNode json = JsonReport.tree(report);
                json.put("model_dir", folder.toAbsolutePath().toString());
                console.result(json.toString());
            } else {
                tell(report, console);
            }
            return 0;
        }
    }

    private TransferPlan plan() {
        TrainingOptions options = TrainingOptions.defaults()
                .withSeed(seed)
                .withHeldOutShare(heldOut)
                .withEpochs(epochs)
                .withLearningRate(learningRate)
                .withThreads(threads);
        PlainTexts reader = new PlainTexts(Optional.empty());
        return new TransferPlan(
                from,
                labelled(data),
                Optional.ofNullable(source).map(TransferCommand::labelled),
                texts.stream().flatMap(name -> reader.of(name).stream()).toList(),
                Optional.ofNullable(shots),
                replay,
                mapping(),
                options);
    }

    private static TrainingData<LabeledText> labelled(String name) {
        return new DataArgument(name, Optional.empty()).training(LearningTasks.TOKEN_CLASSIFICATION);
    }

    private HandMapping mapping() {
        try {
            Map<String, Optional<String>> labels = new LinkedHashMap<>();
            LabelMap.parse(map).names().forEach((label, to) -> labels.put(label, Optional.of(to)));
            return new HandMapping(labels, Unmatched.DROP, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new UserError("Wrong --map: " + e.getMessage() + ".", e);
        }
    }

    private void tell(TransferReport report, Console console) {
        report.mapping().forEach((label, to) -> console.say("  %-16s is %s there".formatted(label, to)));
        report.unmapped()
                .forEach(label -> console.say(
                        "  %-16s has no label there; what is found under it does not count".formatted(label)));
        console.say("Learned from %d documents of %s%s in %.1f s"
                .formatted(
                        report.shots(),
                        report.target().data(),
                        report.replayed() == 0
                                ? ""
                                : " beside %d of %s"
                                        .formatted(
                                                report.replayed(),
                                                report.source().data()),
                        report.seconds()));
        console.say("  %-24s %6s  %-22s %-22s %s".formatted("strict F1", "texts", "before", "after", "difference"));
        row("new: " + report.target().data(), report.target(), console);
        if (report.source() != null) {
            row("own: " + report.source().data(), report.source(), console);
        }
        console.say("Model " + folder.toAbsolutePath());
    }

    private static void row(String name, DomainOutcome domain, Console console) {
        PairedBootstrap difference = domain.difference();
        console.say("  %-24s %6d  %-22s %-22s %+.3f (%+.3f to %+.3f)"
                .formatted(
                        name,
                        domain.documents(),
                        score(domain.before()),
                        score(domain.after()),
                        difference.f1(),
                        difference.low(),
                        difference.high()));
    }

    private static String score(DomainScore score) {
        return "%.3f (%.3f to %.3f)".formatted(score.f1(), score.low(), score.high());
    }
}
