package org.chancery.verify.ledger;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which tile an address names (C2SP tlog-tiles).
///
/// @param width 1 to 256
public record TilePath(int level, long index, int width) {

  private static final Pattern LEVEL = Pattern.compile("0|[1-9]|[1-5][0-9]|6[0-3]");
  private static final Pattern PATH =
      Pattern.compile("/((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /// Reads the parts of an address.
  ///
  /// @param path begins with a slash
  /// @return nothing when they name no tile, or name it in another way than the one
  public static @Nullable TilePath read(String level, String path) {
    var parts = PATH.matcher(path);
    if (!LEVEL.matcher(level).matches() || !parts.matches()) {
      return null;
    }
    var digits = parts.group(1).replaceAll("[x/]", "") + parts.group(2);
    if (digits.length() > 18 || (digits.length() > 3 && digits.startsWith("000"))) {
      return null;
    }
    var width = parts.group(3) == null ? Tile.WIDTH : Integer.parseInt(parts.group(3));
    if (parts.group(3) != null && width >= Tile.WIDTH) {
      return null;
    }
    return new TilePath(Integer.parseInt(level), Long.parseLong(digits), width);
  }

  /// The path below the level, without a slash before it.
  public static String of(long index, int width) {
    var path = new StringBuilder("%03d".formatted(index % 1000));
    for (var rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return width == Tile.WIDTH ? path.toString() : path + ".p/" + width;
  }
}
