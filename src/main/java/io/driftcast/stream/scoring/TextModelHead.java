package io.driftcast.stream.scoring;

import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.deployment.Published;
import io.driftcast.stream.deployment.Role;

/**
 * What is published of a model of texts beside its parameters: what all its parts agree in.
 *
 * @param modelId the model
 * @param version the version that scores will name
 * @param deployment rises with every record of this name
 * @param role what it is to do
 * @param pinned whether it goes before every champion that is not
 * @param kind what runs it
 * @param formatVersion the version of that kind's encoding
 * @param parts how many parts its parameters are in
 * @param digest the SHA-256 of the parameters in hexadecimal digits; empty where it is not known
 */
public record TextModelHead(
        String modelId,
        String version,
        long deployment,
        Role role,
        boolean pinned,
        String kind,
        int formatVersion,
        int parts,
        String digest)
        implements Published {

    /** The name that sources are mapped to: without the variant. */
    public String name() {
        int begin = ModelIds.TEXTS.length();
        int end = modelId.indexOf('/', begin);
        return end < 0 ? modelId.substring(begin) : modelId.substring(begin, end);
    }
}
