package io.driftcast.edge.feed;

/** Where the people of the sample home can be. */
enum Room {
    KITCHEN("kitchen", 38, 0.8, 0.25),
    LIVING_ROOM("living-room", 75, 0.6, 0.9),
    BEDROOM("bedroom", 36, 0.5, 0.3),
    OFFICE("office", 30, 0.7, 0.5),
    BATHROOM("bathroom", 18, 1.2, 0.1),
    AWAY("away", 1, 1, 0);

    private final String path;
    private final double volumeM3;
    private final double airChangesPerHour;
    private final double sunGain;

    Room(String path, double volumeM3, double airChangesPerHour, double sunGain) {
        this.path = path;
        this.volumeM3 = volumeM3;
        this.airChangesPerHour = airChangesPerHour;
        this.sunGain = sunGain;
    }

    /** The room in a series id. */
    String path() {
        return path;
    }

    /** The air it holds. */
    double volumeM3() {
        return volumeM3;
    }

    /** How often an hour its air is replaced while the windows are shut. */
    double airChangesPerHour() {
        return airChangesPerHour;
    }

    /** How many degrees an hour full sun adds. */
    double sunGain() {
        return sunGain;
    }
}
