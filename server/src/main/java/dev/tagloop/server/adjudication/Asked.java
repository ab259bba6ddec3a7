package dev.tagloop.server.adjudication;

import dev.tagloop.labelstudio.adjudication.Consensus;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Query;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an adjudicator asks for.
 *
 * @param agree how many must say the same for a matter to be settled; empty for all
 * @param models the versions of models that have a say beside people
 */
record Asked(Optional<Integer> agree, Set<String> models) {
    private static final long MOST = 1000;

    static Asked of(Query query) {
        return new Asked(query.number("agree").map(Asked::agree), Set.copyOf(query.list("models")));
    }

    static Asked of(Fields fields) {
        Optional<Integer> agree = fields.isNull("agree")
                ? Optional.empty()
                : fields.integer("agree").map(Asked::agree);
        Set<String> models = new LinkedHashSet<>();
        fields.json("models").filter(list -> !list.isNull()).ifPresent(list -> {
            if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
                fields.error("models", "The versions of models are a list of texts.");
                return;
            }
            list.forEach(version -> models.add(version.stringValue()));
        });
        return new Asked(agree, models);
    }

    private static int agree(long number) {
        if (number < 1 || number > MOST) {
            throw ApiException.invalid(
                    "agree",
                    "So many annotations must agree: a number from 1 to " + MOST + ", or nothing for all, not " + number
                            + ".");
        }
        return (int) number;
    }

    Consensus consensus() {
        return agree.map(Consensus::atLeast).orElseGet(Consensus::all);
    }
}
