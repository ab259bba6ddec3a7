package dev.tagloop.models;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.TransferListener;

/** Finds the checkpoint of a name, on the Hub too. */
final class NamedModels {
    private NamedModels() {}

    /** @throws ModelFormatException if there is no such model, or it cannot be fetched */
    static Checkpoint checkpoint(String idOrFolder, TransferListener listener) {
        if (!Checkpoints.isOnHub(idOrFolder)) {
            return Checkpoints.resolve(idOrFolder);
        }
        try (Hub hub = Hub.create()) {
            return checkpoint(hub, idOrFolder, "main", listener);
        }
    }

    static Checkpoint checkpoint(Hub hub, String id, String revision, TransferListener listener) {
        return Checkpoint.read(HubModels.fetch(hub, id, revision, listener));
    }
}
