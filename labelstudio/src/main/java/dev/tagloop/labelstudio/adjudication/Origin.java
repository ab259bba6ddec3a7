package dev.tagloop.labelstudio.adjudication;

/**
 * Where a mark of a resolved result came from.
 *
 * @param region the id that its entries have in the result
 * @param item the place of the matter among the items
 * @param voice who wrote it
 * @param decided whether somebody decided it; else the voices agreed
 */
public record Origin(String region, int item, String voice, boolean decided) {}
