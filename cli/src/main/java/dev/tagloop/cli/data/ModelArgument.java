package dev.tagloop.cli.data;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.hub.ConsoleListener;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.TransferListener;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.HubModels;
import dev.tagloop.models.ModelFormatException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A model as a person names it: {@code minilm}, a folder, or the id of one on the Hugging Face Hub, which may be fetched. */
public final class ModelArgument {
    private ModelArgument() {}

    /**
     * Fetches a model of the Hub into the cache, unless it is there; of other names nothing is fetched.
     *
     * @throws UserError if it cannot be fetched
     */
    public static void fetch(Console console, String model) {
        unlessThere(
                model,
                HubModels::hasWeights,
                hub -> HubModels.fetch(hub, model, Revision.MAIN, listener(console, model)));
    }

    /** The same where only the tokenizer is needed. */
    public static void fetchTokenizer(Console console, String model) {
        unlessThere(
                model,
                HubModels::hasTokenizer,
                hub -> HubModels.fetchTokenizer(hub, model, Revision.MAIN, listener(console, model)));
    }

    private static void unlessThere(String model, Predicate<Path> there, Consumer<Hub> fetch) {
        if (!Checkpoints.isOnHub(model)
                || HubModels.cached(model, Revision.MAIN).filter(there).isPresent()) {
            return;
        }
        try (Hub hub = Hub.create()) {
            fetch.accept(hub);
        } catch (ModelFormatException e) {
            throw new UserError("There is no folder " + model + " here, and " + e.getMessage(), e);
        }
    }

    private static TransferListener listener(Console console, String model) {
        return new ConsoleListener(console, "Downloading " + model);
    }
}
