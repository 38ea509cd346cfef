package org.chancery.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the views of a text in which disguises are undone.
///
/// A view is made only if a glance at the text finds a sign of its disguise, so that plain chat has
/// none; making all takes time linear in the text.
public final class Views {
  private Views() {}

  /// The views in which a text differs from its fold; a kind may come twice.
  ///
  /// All are of kinds that [undo a disguise][ViewKind#isDisguise()].
  public static List<TextView> of(FoldedText text) {
    int signs = Signs.of(text.units(), text.length());
    boolean rendered =
        (signs & Signs.RENDERED) != 0
            || (text.mayHideControls() && Rendering.hasOverride(text.original()));
    if (signs == Signs.NONE && !rendered) {
      return List.of();
    }
    var views = new ArrayList<TextView>();
    addViews(views, Layer.bottom(text), signs, text::original);
    if (rendered) {
      addRendered(views, text);
    }
    return views;
  }

  /// What the text says in base64, hexadecimal and percent codes, not folded; empty if nothing.
  ///
  /// Each piece stands on lines of its own, and every hit points to the whole of its token.
  public static Optional<TextView> decoded(FoldedText text) {
    return Optional.ofNullable(Decoding.view(text));
  }

  private static void addViews(List<TextView> views, Layer bottom, int signs, TextView.Way way) {
    boolean alike = (signs & Signs.LOOKALIKES) != 0;
    Layer layer = bottom;
    int left = signs;
    if (alike) {
      Lookalikes lookalikes = new Lookalikes(bottom);
      Layer undone = lookalikes.undone();
      add(views, ViewKind.LOOKALIKES, undone, way);
      if (lookalikes.isAmbiguous()) {
        add(views, ViewKind.LOOKALIKES, lookalikes.otherwise(), way);
      }
      layer = undone.asUnchanged();
      left = Signs.of(layer.units, layer.length());
    }
    int several = 0;
    if ((left & Signs.LEET) != 0) {
      several += add(views, ViewKind.LEET, Leet.undone(layer), way);
    }
    if (((left | signs) & Signs.SEPARATORS) != 0) {
      layer = joined(bottom, layer, alike, signs);
      several += add(views, ViewKind.SEPARATORS, layer, way);
      // Letters set apart show no other sign until they are joined.
      if ((Signs.of(layer.units, layer.length()) & (Signs.LEET | Signs.REPEATS)) != 0) {
        several++;
      }
    }
    if ((left & Signs.REPEATS) != 0) {
      several += add(views, ViewKind.REPEATS, Repeats.undone(layer), way);
    }
    if (several > 1) {
      add(views, ViewKind.COMBINED, withoutLeetAndRepeats(layer), way);
    }
  }

  /// Letters are joined before it is asked which alphabet a word is of, if they can be seen then.
  private static Layer joined(Layer bottom, Layer undone, boolean alike, int signs) {
    if ((signs & Signs.SEPARATORS) == 0) {
      return Separators.undone(undone);
    }
    Layer joined = Separators.undone(bottom);
    return alike ? new Lookalikes(joined).undone() : joined;
  }

  /// Repeats are undone between the two steps of leet: "ki11" has two l, and "kil" is looked for.
  static Layer withoutLeetAndRepeats(Layer joined) {
    return Leet.withOneStroke(Repeats.undone(Leet.read(joined)));
  }

  private static int add(List<TextView> views, ViewKind kind, Layer layer, TextView.Way way) {
    if (!layer.isChanged()) {
      return 0;
    }
    views.add(new TextView(kind, layer, way));
    return 1;
  }

  private static void addRendered(List<TextView> views, FoldedText text) {
    Rendering rendered = Rendering.of(text.original());
    if (rendered == null) {
      return;
    }
    FoldedText folded = FoldedText.of(rendered.text());
    var changed = new boolean[folded.length()];
    for (int i = 0; i < changed.length; i++) {
      for (int j = folded.startOf(i); j < folded.endOf(i) && !changed[i]; j++) {
        changed[i] = rendered.changed(j);
      }
    }
    TextView.Way way =
        (start, end) -> {
          int first = Integer.MAX_VALUE;
          int last = 0;
          // Under a direction override the ends need not come from the ends.
          for (int j = folded.startOf(start); j < folded.endOf(end - 1); j++) {
            first = Math.min(first, rendered.from(j));
            last = Math.max(last, rendered.to(j));
          }
          return text.wholeCharacters(first, last);
        };
    Layer bottom = Layer.bottom(folded, changed);
    add(views, ViewKind.RENDERED, bottom, way);
    int signs = Signs.of(folded.units(), folded.length());
    if (signs != Signs.NONE) {
      boolean alike = (signs & Signs.LOOKALIKES) != 0;
      Layer undone = alike ? new Lookalikes(bottom).undone() : bottom;
      Layer joined = joined(bottom, undone, alike, signs);
      add(views, ViewKind.COMBINED, withoutLeetAndRepeats(joined), way);
    }
  }
}
