package org.chancery.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One of Chancery's own services: a Spring Boot jar and what it is told by environment variables.
///
/// @param target the build directory that holds the jar
record JavaService(
    StateDirectory state, String name, String title, Path target, int port, Settings settings)
    implements Server {

  /// @param after the servers it needs in order to start
  /// @param environment Spring properties in their environment form
  /// @param flags options for its JVM
  record Settings(Set<String> after, Map<String, String> environment, List<String> flags) {

    Settings {
      after = Set.copyOf(after);
      environment = Map.copyOf(environment);
      flags = List.copyOf(flags);
    }

    /// The values carry passwords.
    @Override
    public String toString() {
      return "Settings[" + environment.keySet() + "]";
    }
  }

  @Override
  public Set<String> after() {
    return settings.after();
  }

  URI url() {
    return URI.create("http://localhost:" + port);
  }

  @Override
  public Launch prepare() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.flags());
    command.addAll(List.of("-jar", jar().toString()));
    var environment = new HashMap<>(settings.environment());
    environment.put("SERVER_PORT", Integer.toString(port));
    return new Launch(
        name, command, environment, state.root(), Launch.Signal.TERM, Launch.User.ANY);
  }

  /// The newest runnable jar; a module whose plain jar others depend on marks the runnable one
  /// `-app`.
  private Path jar() throws IOException {
    if (Files.isDirectory(target)) {
      try (var files = Files.list(target)) {
        var found =
            files
                .filter(file ->
                    file.getFileName().toString().matches(".*-(SNAPSHOT|[0-9.]+)(-app)?\\.jar"))
                .max(Comparator.comparing(file -> file.toString().endsWith("-app.jar")));
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new StackFailure("%s is not built (%s); run ./chancery build.".formatted(title, target));
  }

  @Override
  public boolean isReady() {
    return Http.answers(url().resolve("/actuator/health/readiness"));
  }

  @Override
  public void complete() {}
}
