package dev.tagloop.learning.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tagloop.learning.train.AdaptationRun;
import java.util.List;
import java.util.Map;

/**
 * What became of a model in another domain.
 *
 * @param from the model of the other domain
 * @param mapping what its labels are called in the new one
 * @param unmapped its labels that have no partner there; what it finds under them does not count there
 * @param shots documents of the target that were learned from
 * @param replayed documents of the source that were learned from beside them
 * @param adaptation how it read plain texts first; null where it did not
 * @param target the new domain; before is what the model knew without learning (zero-shot)
 * @param source the model's own domain; null where no documents of it were given
 * @param seconds from start to end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferReport(
        String from,
        Map<String, String> mapping,
        List<String> unmapped,
        int shots,
        int replayed,
        AdaptationRun adaptation,
        DomainOutcome target,
        DomainOutcome source,
        double seconds) {
    /** The file beside the model that holds it. */
    public static final String FILE = "transfer.json";
}
