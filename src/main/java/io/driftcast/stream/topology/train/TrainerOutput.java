package io.driftcast.stream.topology.train;

import io.driftcast.stream.training.MemberEvent;

/** What the trainer of the series says. */
public sealed interface TrainerOutput {

    /** A series' model, under the model's name. */
    record Publish(PublishedModel model) implements TrainerOutput {}

    /** What has happened to a member, under its group's name. */
    record Tell(MemberEvent event) implements TrainerOutput {}
}
