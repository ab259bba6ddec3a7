package dev.tagloop.learning.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.DatasetFolder;
import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The labels of a snapshot as a data set: a row for each task, with columns for what was shown and for each control. Labelled
 * spans become {@code text}, {@code tokens}, {@code ner_tags} and {@code spans}, choices {@code label}, marked answers
 * to a question {@code context} and {@code answers}, typed text a column of the control's name.
 *
 * {@snippet :
 * LabelSnapshot snapshot = LabelSnapshot.of(config, tasks, AdjudicationPolicy.STANDARD);
 * LabelDataset.of(snapshot, DatasetSettings.of("News", "project 3").withTestSize(0.15, 42)).write(folder);
 * Dataset train = Datasets.load(folder.toString(), "train");
 * }
 *
 * @param splits the rows: {@code train}, and {@code test} if one was asked for
 * @param card what the data set tells about itself
 * @param report what became of the labels
 */
public record LabelDataset(DatasetDict splits, DataCard card, ExportReport report) {

    /**
     * Makes the data set. Tasks that lack what the config shows are left out with a note.
     *
     * @throws ConversionException if no task is left, nothing in the config has a column, or pieces were asked for and no
     *     spans of text are labelled
     */
    public static LabelDataset of(LabelSnapshot snapshot, DatasetSettings options) {
        return new Maker(snapshot, options).make();
    }

    /**
     * Writes the data set in the layout of a Hub repository.
     *
     * @return the files
     * @throws dev.tagloop.datasets.DatasetException if it cannot be written
     */
    public List<Path> write(Path folder) {
        return DatasetFolder.write(splits, folder, card);
    }

    private static final class Maker {
        private final LabelSnapshot snapshot;
        private final DatasetSettings options;
        private final ExportPlan plan;
        private final ExportReport.Builder report = new ExportReport.Builder();

        Maker(LabelSnapshot snapshot, DatasetSettings options) {
            this.snapshot = snapshot;
            this.options = options;
            this.plan = new ExportPlan(LabelConfig.parse(snapshot.labelConfig()));
            plan.notes().forEach(report::note);
            if (options.pieces().isPresent() && !plan.hasSpans()) {
                throw new ConversionException(
                        "A tokenizer adds labels for word pieces, but this project labels no spans of text."
                                + " Export it without one");
            }
        }

        LabelDataset make() {
            List<Map<String, Object>> rows = rows();
            if (rows.isEmpty()) {
                throw new ConversionException("There is no labelled task to export: " + snapshot.report());
            }
            Map<String, Dataset> splits = new LinkedHashMap<>();
            Dataset all = Dataset.of(features(), rows);
            if (options.testSize().isPresent()) {
                splits.putAll(all.trainTestSplit(options.testSize().get(), options.seed())
                        .splits());
            } else {
                splits.put("train", all);
            }
            // After the split, so that no two rows of a task come to lie on different sides.
            splits.replaceAll((name, part) -> inPieces(part));
            int count = splits.values().stream().mapToInt(Dataset::size).sum();
            ExportReport told = report.build(snapshot.entries().size(), count);
            DatasetDict dict = new DatasetDict(splits);
            return new LabelDataset(dict, ExportCard.of(snapshot, options, dict, plan.tasks(), told), told);
        }

        private Features features() {
            Map<String, Feature> features = new LinkedHashMap<>();
            features.put(ExportPlan.ID, Value.STRING);
            plan.columns().forEach(columns -> features.putAll(columns.features()));
            return new Features(features);
        }

        private List<Map<String, Object>> rows() {
            List<List<Supplier<Map<String, Object>>>> read = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (SnapshotEntry entry : snapshot.entries()) {
                try {
                    read.add(read(entry));
                    ids.add(id(entry));
                } catch (ConversionException e) {
                    report.note(entry.key() + " is left out: " + e.getMessage());
                }
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put(ExportPlan.ID, ids.get(i));
                read.get(i).forEach(values -> row.putAll(values.get()));
                rows.add(row);
            }
            return rows;
        }

        private List<Supplier<Map<String, Object>>> read(SnapshotEntry entry) {
            Task task = new Task(withId(entry));
            List<Supplier<Map<String, Object>>> cells = new ArrayList<>();
            for (Columns columns : plan.columns()) {
                cells.add(columns.read(task, entry.result(), report));
            }
            return cells;
        }

        /** The task's id, so that people find the task again; of a task without one, what names its content. */
        private static String id(SnapshotEntry entry) {
            return entry.key().startsWith("id:") ? entry.key().substring(3) : entry.key();
        }

        private static JsonObject withId(SnapshotEntry entry) {
            JsonObject json = JsonObject.empty().with("data", entry.data());
            return entry.key().startsWith("id:")
                    ? json.with("id", Long.parseLong(entry.key().substring(3)))
                    : json;
        }

        private Dataset inPieces(Dataset rows) {
            if (options.pieces().isEmpty()) {
                return rows;
            }
            PieceRows pieces =
                    new PieceRows(options.pieces().get(), rows.features().classLabel(SpanColumns.TAGS));
            Map<String, Feature> features = new LinkedHashMap<>(rows.features().columns());
            features.putAll(PieceRows.features());
            List<Map<String, Object>> more = new ArrayList<>();
            rows.stream().forEach(row -> more.addAll(pieces.of(row.asMap())));
            return Dataset.of(new Features(features), more);
        }
    }
}
