package dev.tagloop.models.internal.tagging;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins neighbours of one type, {@code O} included: {@code B-} always begins a new group, {@code I-} and labels without
 * prefix go on with a group of their type.
 */
final class EntityGrouper {
    private record Tag(boolean begins, String type) {
        static Tag of(String label) {
            boolean prefixed = label.startsWith("B-") || label.startsWith("I-");
            return new Tag(label.startsWith("B-"), prefixed ? label.substring(2) : label);
        }
    }

    private final TokenScheme scheme;

    EntityGrouper(TokenScheme scheme) {
        this.scheme = scheme;
    }

    List<Tagged> groups(List<Tagged> elements) {
        List<Tagged> groups = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= elements.size(); i++) {
            if (i == elements.size() || !joins(elements.get(i - 1), elements.get(i))) {
                groups.add(group(elements.subList(start, i)));
                start = i;
            }
        }
        return groups;
    }

    private static boolean joins(Tagged before, Tagged next) {
        Tag tag = Tag.of(next.label());
        return !tag.begins() && tag.type().equals(Tag.of(before.label()).type());
    }

    private Tagged group(List<Tagged> members) {
        float sum = 0;
        for (Tagged member : members) {
            sum += member.score();
        }
        Tagged first = members.getFirst();
        return new Tagged(
                first.index(),
                first.label().substring(first.label().indexOf('-') + 1),
                sum / members.size(),
                scheme.decode(members.stream().map(Tagged::word).toList()),
                Tagged.join(first.span(), members.getLast().span()));
    }
}
