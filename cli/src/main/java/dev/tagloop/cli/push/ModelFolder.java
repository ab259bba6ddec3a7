package dev.tagloop.cli.push;

import dev.tagloop.cli.UserError;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.card.CardFile;
import dev.tagloop.hub.FileRequest;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.train.ModelCard;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.models.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a model as it goes onto the Hub: the files of Hugging Face's layout and a card. */
final class ModelFolder {
    private static final Logger log = LoggerFactory.getLogger(ModelFolder.class);
    private static final String CARD = "README.md";

    /** What is not for others: hidden files, what a training keeps for itself, and the run, which names files of this machine. */
    private static final List<String> OURS =
            List.of(".*", "*/.*", "checkpoint*", "*.part", "*.tmp", "*.log", TrainingRun.FILE);

    private final Path folder;

    ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder of this name, or that of a version in a registry. */
    static Path find(String what, Path models) {
        Path folder = Path.of(what);
        if (models == null && Files.isDirectory(folder)) {
            return folder;
        }
        if (models == null) {
            throw new UserError("There is no folder " + folder
                    + ". Name the folder of the model; a version such as v3 needs --models, the folder it is in.");
        }
        if (!Files.isDirectory(models)) {
            throw new UserError("There is no folder " + models + " with versions of models.");
        }
        ModelRegistry registry = ModelRegistry.open(models);
        return registry.find(what)
                .map(ModelVersion::folder)
                .orElseThrow(() -> new UserError("There is no version " + what + " in " + models + "; there are "
                        + registry.versions().stream().map(ModelVersion::name).toList() + "."));
    }

    /** @throws dev.tagloop.models.ModelFormatException if it cannot be loaded */
    void check() {
        Checkpoint checkpoint = Checkpoint.read(folder);
        if (checkpoint.tokenizer().names().isEmpty()) {
            throw new UserError(folder + " holds no tokenizer; without it nobody can use the model.");
        }
    }

    /** All of it, with a card that names the repository. */
    UploadRequest upload(Hub hub, RepoId repo) {
        List<UploadRequest.Addition> files =
                new ArrayList<>(Hub.folder(repo, folder, "", List.of(), OURS).additions());
        Optional<String> card = card(hub, repo.name());
        if (card.isPresent()) {
            files.removeIf(file -> file.path().equals(CARD));
            files.add(new UploadRequest.OfBytes(CARD, card.get().getBytes(StandardCharsets.UTF_8)));
        }
        return UploadRequest.to(repo).with(files);
    }

    /** That of the run, beside what a person wrote into the folder's own; empty to send the folder's own as it is. */
    private Optional<String> card(Hub hub, String name) {
        Optional<TrainingRun> run = TrainingRun.read(folder);
        if (run.isEmpty()) {
            return Optional.empty();
        }
        String made = ModelCard.of(run.get(), name, ModelCard.base(run.get()).flatMap(base -> license(hub, base)));
        Path file = folder.resolve(CARD);
        if (!Files.isRegularFile(file)) {
            return Optional.of(made);
        }
        CardFile own = CardFile.parseTyped(read(file), file.toString());
        CardFile fresh = CardFile.parseTyped(made, CARD);
        if (own.body().strip().equals(ModelCard.untouched(run.get()).strip())) {
            return Optional.of(made);
        }
        Map<String, Object> keys = new LinkedHashMap<>(fresh.keys());
        keys.putAll(own.keys());
        return Optional.of(CardFile.of(keys, own.body()));
    }

    /** The license that the model's own card names, as far as it can be found out. */
    private static Optional<String> license(Hub hub, String base) {
        if (base.equals(ModelCard.MINILM)) {
            return Optional.of("apache-2.0");
        }
        try {
            Path card = hub.download(FileRequest.of(RepoId.model(base), CARD));
            return CardFile.parse(read(card), base).text("license");
        } catch (HubException | DatasetException | IllegalArgumentException e) {
            log.debug("The license of {} is unknown", base, e);
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
