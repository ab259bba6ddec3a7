package dev.tagloop.server;

import dev.tagloop.datasets.LoadRequest;

/**
 * Opens data sets that people name by their id on the Hugging Face Hub. The server opens no outgoing connection by itself: whoever starts it
 * decides by this which Hub is asked, under whose token and whether at all. The ids come from strangers, so they must never lead to files of
 * this machine ({@link dev.tagloop.datasets.Datasets#published}).
 */
@FunctionalInterface
public interface HubDatasets {
    /** The data set of this id; nothing needs to be asked before the request is carried out. */
    LoadRequest open(String id);
}
