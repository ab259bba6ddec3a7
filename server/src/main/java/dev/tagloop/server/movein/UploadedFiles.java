package dev.tagloop.server.movein;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.server.imports.ArrivingUpload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a project.
 *
 * @param ids here, by the id and by the stored name that each has in the source
 * @param addresses that changed, old to new
 */
record UploadedFiles(Map<String, Long> ids, SequencedMap<String, String> addresses) {

    static UploadedFiles bring(
            MoveSource source, long there, ArrivingUpload target, ProjectReport report, CancelToken cancel) {
        UploadedFiles files = new UploadedFiles(new HashMap<>(), new LinkedHashMap<>());
        List<ObjectNode> all = source.uploads(there);
        long lost = 0;
        for (ObjectNode told : all) {
            cancel.throwIfCancelled();
            String file = told.path("file").asString("");
            String name = file.substring(file.lastIndexOf('/') + 1);
            Optional<ArrivingUpload.Stored> stored =
                    name.isEmpty() ? Optional.empty() : target.store(name, path -> source.fetch(file, path));
            if (stored.isPresent()) {
                files.ids.put(told.path("id").asString(""), stored.get().id());
                files.ids.put(name, stored.get().id());
                String address = "/data/" + file;
                if (!address.equals(stored.get().address())) {
                    files.addresses.put(address, stored.get().address());
                }
            } else {
                lost++;
            }
        }
        report.put("uploads", all.size() - lost);
        if (lost > 0) {
            report.note(lost
                    + " uploaded files did not come, because the source no longer has them or does not give them out.");
        }
        return files;
    }
}
