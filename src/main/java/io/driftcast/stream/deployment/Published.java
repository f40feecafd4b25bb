package io.driftcast.stream.deployment;

/** A model that is published with a place beside others. */
public interface Published {

    /** The record's key. */
    String modelId();

    /** Rises with every record of the models that it is published with. */
    long deployment();

    /** What it is to do. */
    Role role();

    /** Whether it goes before every champion that is not. */
    boolean pinned();
}
