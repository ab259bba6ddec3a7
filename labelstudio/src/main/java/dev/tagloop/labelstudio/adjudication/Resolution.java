package dev.tagloop.labelstudio.adjudication;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.RelationRegion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The one result that comes of an alignment and of what was decided. Regions are taken as they were written; only an id that two of them
 * share is replaced. A relation comes along where both of its marks did.
 *
 * @param result entries in the order of the items
 * @param origins one a mark, in the same order
 * @param open the places of disputes that nobody decided; nothing of them is in the result
 */
public record Resolution(List<JsonObject> result, List<Origin> origins, List<Integer> open) {
    /** The decision that there is nothing, whether or not a voice says so. */
    public static final int NONE = -1;

    /** Copies all. */
    public Resolution {
        result = List.copyOf(result);
        origins = List.copyOf(origins);
        open = List.copyOf(open);
    }

    /**
     * Resolves.
     *
     * @param decisions for the place of an item that of the option taken, or {@link #NONE}; also against what the voices agreed on
     * @throws IllegalArgumentException if there is no such item or option
     */
    public static Resolution of(Alignment alignment, Map<Integer, Integer> decisions) {
        check(alignment, decisions);
        Making making = new Making();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < alignment.items().size(); i++) {
            Item item = alignment.items().get(i);
            boolean decided = decisions.containsKey(i);
            OptionalInt taken = decided ? OptionalInt.of(decisions.get(i)) : item.settled();
            if (taken.isEmpty()) {
                open.add(i);
            } else {
                List<Mark> marks = taken.getAsInt() == NONE
                        ? List.of()
                        : item.options().get(taken.getAsInt()).marks();
                for (Mark mark : marks) {
                    making.add(mark, i, decided);
                }
            }
        }
        return new Resolution(making.result, making.origins, open);
    }

    private static void check(Alignment alignment, Map<Integer, Integer> decisions) {
        decisions.forEach((item, option) -> {
            if (item < 0 || item >= alignment.items().size()) {
                throw new IllegalArgumentException("there is no item " + item + "; there are "
                        + alignment.items().size() + ", from 0");
            }
            int options = alignment.items().get(item).options().size();
            if (option < NONE || option >= options) {
                throw new IllegalArgumentException("item " + item + " has no option " + option + "; it has " + options
                        + ", from 0, and -1 for none");
            }
        });
    }

    private static final class Making {
        private final List<JsonObject> result = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();
        private final Set<String> used = new HashSet<>();
        private final Map<String, String> byKey = new HashMap<>();

        void add(Mark mark, int item, boolean decided) {
            if (mark.entries().getFirst() instanceof RelationRegion relation) {
                relate(mark, relation, item, decided);
                return;
            }
            String id = fresh(mark.id().orElse("r" + (origins.size() + 1)));
            byKey.put(mark.key(), id);
            for (Region entry : mark.entries()) {
                boolean same = entry.id().filter(id::equals).isPresent();
                result.add(same ? entry.json() : entry.json().with("id", id));
            }
            origins.add(new Origin(id, item, mark.voice(), decided));
        }

        private String fresh(String wanted) {
            String id = wanted;
            for (int i = 2; !used.add(id); i++) {
                id = wanted + "-" + i;
            }
            return id;
        }

        private void relate(Mark mark, RelationRegion relation, int item, boolean decided) {
            String from = byKey.get(mark.ends().getFirst());
            String to = byKey.get(mark.ends().getLast());
            if (from != null && to != null) {
                result.add(relation.json().with("from_id", from).with("to_id", to));
                origins.add(new Origin(from + " " + to, item, mark.voice(), decided));
            }
        }
    }
}
