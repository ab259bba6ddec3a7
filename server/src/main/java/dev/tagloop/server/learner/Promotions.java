package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** Lets versions answer, and remembers which did before, for the way back. */
final class Promotions {
    /** Promotions that are remembered of a project. */
    private static final int REMEMBERED = 100;

    private final Database database;

    Promotions(Database database) {
        this.database = database;
    }

    /** Lets a version answer from now on. */
    LearnedVersion promote(Learners.Pupil pupil, String version) {
        Optional<String> before = promoted(pupil.versions());
        LearnedVersion promoted = Learners.asked(() -> pupil.require().promote(pupil.project(), version));
        List<String> names = new ArrayList<>(pupil.row().promoted());
        // One that was promoted elsewhere is a way back too.
        before.filter(name -> names.isEmpty() || !names.getLast().equals(name)).ifPresent(names::add);
        if (names.isEmpty() || !names.getLast().equals(version)) {
            names.add(version);
        }
        remember(pupil, names);
        return promoted;
    }

    /** Lets the version answer that did before. @throws ApiException 400 if none did */
    LearnedVersion rollBack(Learners.Pupil pupil) {
        List<LearnedVersion> versions = pupil.versions();
        Set<String> there = versions.stream().map(LearnedVersion::name).collect(Collectors.toSet());
        Optional<String> now = promoted(versions);
        List<String> names = new ArrayList<>(pupil.row().promoted());
        while (!names.isEmpty() && (!there.contains(names.getLast()) || now.equals(Optional.of(names.getLast())))) {
            names.removeLast();
        }
        if (names.isEmpty()) {
            throw ApiException.of(400, "No version answered before this one; promote the version that you want.");
        }
        LearnedVersion promoted = Learners.asked(() -> pupil.require().promote(pupil.project(), names.getLast()));
        remember(pupil, names);
        return promoted;
    }

    private static Optional<String> promoted(List<LearnedVersion> versions) {
        return versions.stream()
                .filter(LearnedVersion::promoted)
                .map(LearnedVersion::name)
                .findFirst();
    }

    private void remember(Learners.Pupil pupil, List<String> names) {
        ArrayNode list = Json.array();
        names.subList(Math.max(0, names.size() - REMEMBERED), names.size()).forEach(list::add);
        database.write(handle -> {
            LearnerRows.update(handle, pupil.id(), java.util.Map.of("promotions", Json.stored(list)));
            return list;
        });
    }
}
