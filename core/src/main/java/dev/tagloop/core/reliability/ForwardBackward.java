package dev.tagloop.core.reliability;

/** What each tag's probability is given all words of a document, with numbers scaled word by word (Rabiner 1989). */
final class ForwardBackward {

    private final TagModel model;
    private final double[][] emissions;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scales;
    private final int size;

    /** @param emissions for each word the probability of what the annotators said, by true tag */
    ForwardBackward(TagModel model, double[][] emissions, int size) {
        this.model = model;
        this.emissions = emissions;
        this.size = size;
        int words = emissions.length;
        forward = new double[words][size];
        backward = new double[words][size];
        scales = new double[words];
        for (int word = 0; word < words; word++) {
            for (int tag = 0; tag < size; tag++) {
                double arrived = word == 0 ? model.first(tag) : arrived(word - 1, tag);
                forward[word][tag] = arrived * emissions[word][tag];
                scales[word] += forward[word][tag];
            }
            for (int tag = 0; tag < size; tag++) {
                forward[word][tag] /= scales[word];
            }
        }
        for (int word = words - 1; word >= 0; word--) {
            for (int tag = 0; tag < size; tag++) {
                backward[word][tag] = word == words - 1 ? 1 : left(word, tag);
            }
        }
    }

    private double arrived(int before, int tag) {
        double sum = 0;
        for (int from : model.before(tag)) {
            sum += forward[before][from] * model.next(from, tag);
        }
        return sum;
    }

    private double left(int word, int tag) {
        double sum = 0;
        for (int to : model.after(tag)) {
            sum += model.next(tag, to) * emissions[word + 1][to] * backward[word + 1][to];
        }
        return sum / scales[word + 1];
    }

    double posterior(int word, int tag) {
        return forward[word][tag] * backward[word][tag];
    }

    /** Probability of a tag at a word and another at the next. */
    double posterior(int word, int tag, int after) {
        return forward[word][tag]
                * model.next(tag, after)
                * emissions[word + 1][after]
                * backward[word + 1][after]
                / scales[word + 1];
    }

    /** The most likely legal sequence of tags (Viterbi). */
    int[] best() {
        int words = emissions.length;
        double[][] best = new double[words][size];
        int[][] from = new int[words][size];
        for (int word = 0; word < words; word++) {
            for (int tag = 0; tag < size; tag++) {
                double score = word == 0 ? Math.log(model.first(tag)) : Double.NEGATIVE_INFINITY;
                for (int before = 0; word > 0 && before < size; before++) {
                    double through = best[word - 1][before] + Math.log(model.next(before, tag));
                    if (through > score) {
                        score = through;
                        from[word][tag] = before;
                    }
                }
                best[word][tag] = score + Math.log(emissions[word][tag]);
            }
        }
        int[] path = new int[words];
        for (int word = words - 1; word >= 0; word--) {
            if (word == words - 1) {
                for (int tag = 1; tag < size; tag++) {
                    path[word] = best[word][tag] > best[word][path[word]] ? tag : path[word];
                }
            } else {
                path[word] = from[word + 1][path[word + 1]];
            }
        }
        return path;
    }
}
