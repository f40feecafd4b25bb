package io.driftcast.math.network;

/** Examples that a network learns from, numbered from 0. */
public interface Dataset {

    /** How many there are. */
    int count();
}
