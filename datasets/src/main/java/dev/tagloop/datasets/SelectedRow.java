package dev.tagloop.datasets;

/**
 * A row and where it stands.
 *
 * @param split its split
 * @param index its index there, from 0
 * @param row its values
 */
public record SelectedRow(String split, long index, Row row) {}
