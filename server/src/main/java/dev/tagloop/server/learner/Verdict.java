package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a new version is to answer from now on, and why. <i>Better</i> is judged on the texts that both versions have never learned from: the figure
 * that models of its kind are compared by must not be lower. Where there are none, the measurements that each was stored with decide, and where these are missing too, the new one is taken:
 * it has learned from more labels.
 *
 * @param why a sentence for the log
 */
record Verdict(boolean promote, String why) {
    static Verdict of(Learners.Pupil pupil, LearnedVersion made) {
        return switch (pupil.row().policy().promotion()) {
            case ALWAYS -> new Verdict(true, "the policy promotes every new version");
            case MANUAL -> new Verdict(false, "the policy leaves it to a person");
            case BETTER -> better(pupil, made);
        };
    }

    private static Verdict better(Learners.Pupil pupil, LearnedVersion made) {
        List<LearnedVersion> versions = pupil.learner().orElseThrow().versions(pupil.project());
        Optional<LearnedVersion> now = versions.stream()
                .filter(version -> version.promoted() && !version.name().equals(made.name()))
                .findFirst();
        if (now.isEmpty()) {
            return new Verdict(true, "it is the first that is promoted");
        }
        if (!subject(now.get()).equals(subject(made))) {
            return new Verdict(true, now.get().name() + " has learned something else");
        }
        OptionalDouble difference = compared(pupil, now.get().name(), made.name());
        if (difference.isPresent()) {
            return of(difference.getAsDouble(), made, "on the same held-out texts", now.get());
        }
        OptionalDouble before = figure(now.get());
        OptionalDouble after = figure(made);
        if (before.isPresent() && after.isPresent()) {
            return of(after.getAsDouble() - before.getAsDouble(), made, "each on its own held-out texts", now.get());
        }
        return new Verdict(
                true, "there is nothing to compare it with " + now.get().name() + " on, and it has learned from more");
    }

    /** What it has learned; versions of before this was told have learned entities. */
    private static String subject(LearnedVersion version) {
        return version.details().text("task").orElse("token-classification");
    }

    /** The figure that versions are compared by. */
    private static String metric(LearnedVersion version) {
        return version.details().text("metric").orElse("f1");
    }

    private static OptionalDouble figure(LearnedVersion version) {
        return version.details().object("metrics").orElse(version.details()).number(metric(version));
    }

    private static Verdict of(double difference, LearnedVersion made, String where, LearnedVersion now) {
        return new Verdict(
                difference >= 0,
                String.format(
                        Locale.ROOT,
                        "its %s is %+.4f against %s, %s",
                        metric(made).equals("f1") ? "F1" : metric(made),
                        difference,
                        now.name(),
                        where));
    }

    private static OptionalDouble compared(Learners.Pupil pupil, String a, String b) {
        try {
            JsonObject compared = pupil.learner().orElseThrow().compare(pupil.project(), a, b);
            return compared.object("difference")
                    .orElse(JsonObject.empty())
                    .number(compared.text("metric").orElse("f1"));
        } catch (BackendException e) {
            return OptionalDouble.empty();
        }
    }
}
