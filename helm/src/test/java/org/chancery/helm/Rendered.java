package org.chancery.helm;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The objects a set of value files renders to.
record Rendered(List<Map<String, Object>> objects) {

  static final Path CHART = Path.of("chancery").toAbsolutePath();
  static final Path VALUES = Path.of("src", "test", "resources", "values").toAbsolutePath();

  /// Renders the chart; throws what helm says if it refuses.
  static Rendered with(Path... valueFiles) {
    var template =
        new Helm(CHART)
            .template()
            .withName("office")
            .withNamespace("chancery")
            .withKubeVersion("1.31.0");
    for (var file : valueFiles) {
      template.withValuesFile(file);
    }
    var objects = new ArrayList<Map<String, Object>>();
    for (var document :
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(template.call())) {
      if (document instanceof Map<?, ?> map) {
        objects.add(strings(map));
      }
    }
    return new Rendered(objects);
  }

  List<Map<String, Object>> ofKind(String kind) {
    return objects.stream().filter(object -> kind.equals(object.get("kind"))).toList();
  }

  Map<String, Object> one(String kind, String name) {
    var found =
        ofKind(kind).stream()
            .filter(object -> name.equals(at(object, "metadata", "name")))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " objects " + kind + " " + name);
    }
    return found.getFirst();
  }

  /// What stands at a path of keys and list places; an empty string if nothing does.
  static Object at(Object object, Object... path) {
    Object here = object;
    for (var step : path) {
      if (here instanceof Map<?, ?> map && map.get(step) != null) {
        here = map.get(step);
      } else if (here instanceof List<?> list
          && step instanceof Integer place
          && place < list.size()) {
        here = list.get(place);
      } else {
        return "";
      }
    }
    return here == null ? "" : here;
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    var strings = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> strings.put(String.valueOf(key), value == null ? "" : value));
    return strings;
  }
}
