# The image of ./driftcast run. Build the program first (./driftcast --version does), then the image.
FROM eclipse-temurin:25-jre

# xgboost and lightgbm need libgomp.so.1, which images of a bare JRE lack.
RUN apt-get update && apt-get install --yes --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*

RUN groupadd --system --gid 10001 driftcast \
    && useradd --system --uid 10001 --gid driftcast --home-dir /var/lib/driftcast --create-home driftcast \
    && install --directory --owner driftcast --group driftcast /var/lib/driftcast/state

COPY target/lib /opt/driftcast/lib
COPY target/driftcast.jar /opt/driftcast/driftcast.jar

USER driftcast
WORKDIR /var/lib/driftcast
ENV DRIFTCAST_HTTP_HOST=0.0.0.0 \
    DRIFTCAST_STATE_DIR=/var/lib/driftcast/state
EXPOSE 8080

# The first three options are the launcher's; the others suit a container that has nothing else in it.
ENTRYPOINT ["java", "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "-cp", "/opt/driftcast/driftcast.jar:/opt/driftcast/lib/*", "io.driftcast.app.command.Main"]
CMD ["run"]
